// Writes static/icons.svg from lucide's icons (ISC licence): node src/ui/sprite.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)
const icons = {
  home: 'house',
  hammer: 'hammer',
  calendar: 'calendar-days',
  receipt: 'receipt-text',
  users: 'users',
  inbox: 'inbox',
  download: 'download',
  phone: 'phone',
  pin: 'map-pin',
  'sign-out': 'log-out',
  user: 'circle-user-round',
  mail: 'mail',
  key: 'key-round',
  history: 'history',
  team: 'contact',
  settings: 'settings',
  megaphone: 'megaphone',
  send: 'send',
  catalogue: 'book-open',
  eye: 'eye',
  lock: 'lock',
  photo: 'image',
  file: 'file-text',
  clip: 'paperclip',
  'eye-off': 'eye-off',
  search: 'search',
  keyboard: 'keyboard',
  import: 'file-up',
  columns: 'columns-3',
}

const symbols = Object.entries(icons).map(([name, file]) => {
  const svg = readFileSync(new URL(`node_modules/lucide-static/icons/${file}.svg`, root), 'utf8')
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '')}</symbol>`
})
writeFileSync(new URL('static/icons.svg', root), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`)
