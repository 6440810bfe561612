// The keys of the staff side; /admin/keys says what they do. They act when no field has the focus and no key is held that
// belongs to the browser, and not at all where they were switched off (WCAG 2.1.4).
const off = 'keys-off'
const pause = 1500
let goingUntil = 0

const isVisible = (element) => element.checkVisibility()
const first = (selector) => [...document.querySelectorAll(selector)].find(isVisible)
const isWriting = ({ target }) => target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
const dialog = () => document.querySelector('dialog[open]')

function press(element) {
  element?.click()
  return Boolean(element)
}

function focus(element) {
  element?.focus()
  element?.select?.()
  element?.scrollIntoView({ block: 'nearest' })
  return Boolean(element)
}

// The rows of what lies on top: what the search box has found, else the page.
function step(by) {
  const area = document.querySelector('#quick-found .row') ? '#quick-found' : 'main'
  const links = [...document.querySelectorAll(`${area} :is(.row, tbody tr)`)]
    .map((row) => row.querySelector('a[href]'))
    .filter((link) => link && isVisible(link))
  const here = links.findIndex((link) => link.closest('.row, tr').contains(document.activeElement))
  return focus(links[here < 0 ? 0 : Math.min(Math.max(here + by, 0), links.length - 1)])
}

function go(letter) {
  goingUntil = 0
  return press(document.querySelector(`[data-go="${CSS.escape(letter)}"]`))
}

const keys = {
  '/': () => focus(first('[data-search]')) || press(first('a.to-search')),
  '?': showKeys,
  g: () => {
    goingUntil = Date.now() + pause
    return true
  },
  n: () => press(first('[data-key=n]')),
  e: () => press(first('[data-key=e]')),
  j: () => step(1),
  k: () => step(-1),
  '>': () => press(first('.pager [rel=next]')),
  ']': () => press(first('.pager [rel=next]')),
  '<': () => press(first('.pager a:not([rel=next])')),
  '[': () => press(first('.pager a:not([rel=next])')),
}

document.addEventListener('keydown', (event) => {
  const { key } = event
  if (key === 'Escape') return closeFound(event)
  if (key === 'ArrowDown' && event.target.matches?.('[data-search]')) return step(1) && event.preventDefault()
  // A bracket needs AltGr on some keyboards, which says that Control and Alt are held.
  const held = (event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph')
  if (held || event.metaKey || event.isComposing || event.repeat || isWriting(event)) return
  if (localStorage.getItem(off) || dialog()) return
  if (Date.now() < goingUntil ? go(key) : keys[key]?.()) event.preventDefault()
})

// What the search box has found goes away with Escape, and when one turns elsewhere.
function closeFound({ target }) {
  const found = document.querySelector('#quick-found')
  if (!found?.firstChild) return
  found.replaceChildren()
  if (document.activeElement === document.body || target.matches?.('[data-search]')) first('[data-search]')?.focus()
}
document.addEventListener('click', ({ target }) => {
  if (!target.closest('.quick')) document.querySelector('#quick-found')?.replaceChildren()
})
document.addEventListener('focusin', ({ target }) => {
  if (!target.closest('.quick')) document.querySelector('#quick-found')?.replaceChildren()
})

/** The part of /admin/keys that tells the keys, in a dialog on the page one is on. */
function showKeys() {
  fetch('/admin/keys')
    .then((answer) => answer.text())
    .then((html) => {
      const told = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-keys]')
      if (!told) return location.assign('/admin/keys')
      const box = document.createElement('dialog')
      const title = document.createElement('h2')
      const close = document.createElement('button')
      box.className = 'keys-box'
      title.id = 'keys-title'
      title.textContent = told.dataset.title
      close.textContent = told.dataset.close
      close.autofocus = true
      close.addEventListener('click', () => box.close())
      box.setAttribute('aria-labelledby', title.id)
      box.addEventListener('close', () => box.remove())
      box.append(title, told, close)
      document.body.append(box)
      complete(told)
      box.showModal()
    })
    .catch(() => location.assign('/admin/keys'))
  return true
}

// What only a script knows: the sections this person has, and the choice kept on this device.
function complete(told) {
  const sections = told.querySelector('[data-sections]')
  // Those in sight before those in the menu.
  const links = ['.sections [data-go]', '.rarer [data-go]'].flatMap((which) => [...document.querySelectorAll(which)])
  if (sections.hidden && links.length > 0) {
    const title = document.createElement('h2')
    const list = document.createElement('dl')
    title.textContent = sections.dataset.sections
    for (const link of links) {
      const [pair, name, means] = ['div', 'dt', 'dd'].map((tag) => document.createElement(tag))
      const keys = document.createElement('kbd')
      keys.textContent = sections.dataset.keysOf.replace('*', link.dataset.go)
      name.append(keys)
      means.textContent = link.textContent
      pair.append(name, means)
      list.append(pair)
    }
    sections.append(title, list)
    sections.hidden = false
  }
  const box = told.querySelector('[data-keys-off]')
  box.checked = Boolean(localStorage.getItem(off))
  box.closest('label').hidden = false
}
document.addEventListener('change', ({ target }) => {
  if (!target.matches?.('[data-keys-off]')) return
  if (target.checked) localStorage.setItem(off, '1')
  else localStorage.removeItem(off)
})
const completePage = () => document.querySelectorAll('main [data-keys]').forEach(complete)
document.addEventListener('htmx:after:swap', completePage)
completePage()
