import { createContext, useContext } from 'hono/jsx'

/** Sections of the portal that the company has switched off, set once by the page around its content. */
export const ClosedSections = createContext<readonly string[]>([])

/** Whether a link into this section leads anywhere. */
export const useIsOpen = (section: string): boolean => !useContext(ClosedSections).includes(section)

/** Whether the reader may ask for visits and answer what is offered, set once as well. */
export const MayAsk = createContext(false)

/** Whether the reader may ask for visits, and the section for it is there. */
export const useMayAsk = (): boolean => {
  const isOpen = useIsOpen('requests')
  return useContext(MayAsk) && isOpen
}
