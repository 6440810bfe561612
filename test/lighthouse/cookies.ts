/** A cookie as a browser is given it by another program; `Secure` holds on hosts of this machine too. */
export interface Cookie {
  name: string
  value: string
  url: string
  secure: boolean
  httpOnly: boolean
}

/** The cookies of a header, for the host of a page. */
export const cookiesOf = (header: string, host: string): Cookie[] =>
  header.split('; ').flatMap((one) => {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(one) ?? []
    return name && value !== undefined ? [{ name, value, url: `https://${host}/`, secure: true, httpOnly: true }] : []
  })
