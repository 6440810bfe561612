import type { Shown } from '../../http/edit.ts'
import { masked } from '../bank.ts'

const mostTold = 160

/**
 * What the trail says of a change of settings: each field that differs, `old → new`. Of a bank account it tells the last
 * four characters, and of long texts the beginning.
 */
export function toldChanges(before: Shown, after: Shown): Record<string, string> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    names
      .map((name): [string, string, string] => [name, before[name] ?? '', after[name] ?? ''])
      .filter(([, old, now]) => old !== now)
      .map(([name, old, now]) => [name, `${told(name, old, now)} → ${told(name, now, old)}`]),
  )
}

// `yes` stands for a tick, and nothing beside one for none.
function told(name: string, value: string, beside: string): string {
  if (value === 'yes' || beside === 'yes') return String(value === 'yes')
  if (value === '') return 'null'
  const text = name === 'iban' ? masked(value) : inOneLine(value).replaceAll(' → ', ' > ')
  return text.length > mostTold ? `${text.slice(0, mostTold - 1)}…` : text
}

const inOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' / ')
