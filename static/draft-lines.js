// The lines of an invoice that is written are added, moved and removed without leaving the page; each change is told as one of
// the form, which draft.js saves. Without this script the buttons send the form, and the server does the same.
let added = 0
let held
let finding
let taking = Promise.resolve()

const form = () => document.querySelector('form[data-draft]')
const byId = (id) => document.getElementById(id)
const lines = () => [...byId('lines').children].filter((line) => !line.matches('.gone, .spare'))
const first = (line) => line.querySelector('textarea')
const isBlank = (line) => ['description', 'price'].every((name) => !line.querySelector(`[name^=${name}]`).value.trim())
const tell = () => form().dispatchEvent(new Event('change', { bubbles: true }))

function say(text) {
  byId('draft-said').textContent = text
}

function number() {
  for (const [index, line] of lines().entries()) {
    line.querySelector('[data-number]').textContent = form().dataset.line.replace('0', index + 1)
    for (const button of line.querySelectorAll('button[aria-label]'))
      button.setAttribute('aria-label', button.getAttribute('aria-label').replace(/\d+$/, index + 1))
  }
  tell()
}

function add() {
  do added += 1
  while (byId(`line-x${added}`))
  const shape = document.createElement('template')
  shape.innerHTML = byId('line-template').innerHTML.replaceAll('KEY', `x${added}`)
  const line = shape.content.querySelector('li')
  const last = lines().at(-1)
  if (last) last.after(line)
  else byId('lines').prepend(line)
  number()
  return line
}

/** A line for an item of the catalogue, in the place of an empty one where there is one. */
function addItem({ description, unit, price, rate }) {
  const line = lines().find(isBlank) ?? add()
  for (const [name, value] of Object.entries({ description, unit, price, rate })) {
    const field = line.querySelector(`[name^=${name}]`)
    if (field.options && ![...field.options].some((option) => option.value === value)) field.add(new Option(value))
    field.value = value
  }
  say(description)
  tell()
}

function move(line, step) {
  const all = lines()
  const to = all[all.indexOf(line) + step]
  if (!to) return
  const { activeElement: at } = document
  const [from, until] = [at.selectionStart, at.selectionEnd]
  if (step < 0) to.before(line)
  else to.after(line)
  at.focus()
  if (from !== null && from !== undefined) at.setSelectionRange(from, until)
  number()
  say(form().dataset.moved.replace('0', lines().indexOf(line) + 1))
}

function put(line, isGone) {
  line.classList.toggle('gone', isGone)
  line.querySelector('[data-gone]').value = isGone ? '1' : ''
  line.querySelector('[data-said]').textContent = first(line).value
  if (isGone) line.querySelector('[value^=restore]').focus()
  else first(line).focus()
  number()
}

const acts = {
  up: (line) => move(line, -1),
  down: (line) => move(line, 1),
  remove: (line) => put(line, true),
  restore: (line) => put(line, false),
  more: () => first(add()).focus(),
  item: (_, { dataset }) => addItem(dataset),
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('form[data-draft] button[name=do]')
  const act = acts[button?.value.split(':')[0]]
  if (!act) return
  event.preventDefault()
  act(button.closest('.draft-line'), button)
})

document.addEventListener('input', ({ target }) => {
  if (!target.matches?.('form[data-draft] #find')) return
  clearTimeout(finding)
  finding = setTimeout(find, 300, target)
})

/** The items that begin as was typed; undefined where they cannot be had: draft.js says when there is no connection. */
async function found(typed) {
  const query = new URLSearchParams({ find: typed, language: form().dataset.customers })
  try {
    const answer = await fetch(`/admin/invoices/items?${query}`)
    return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('items') ?? undefined
  } catch {
    return undefined
  }
}

/** Shows items; what was found before stays where there are none to be had, or where one has typed on. */
function showItems(items, typed) {
  if (!items || byId('find')?.value !== typed) return
  byId('items').replaceChildren(...items.childNodes)
  byId('items').dataset.of = typed
}

const find = async ({ value }) => showItems(await found(value), value)

/** Takes the first item that begins as was typed, be it shown yet or not; the next name is typed over this one. */
function takeFirst(field) {
  clearTimeout(finding)
  const { value } = field
  field.select()
  // One after the other, so that lines stand as they were typed, whichever answer comes first.
  taking = taking.then(async () => {
    if (!field.isConnected) return
    const isShown = value === byId('items').dataset.of
    const items = isShown ? byId('items') : await found(value)
    const item = items?.querySelector('button')
    if (item && field.isConnected) addItem(item.dataset)
    if (!isShown) showItems(items, value)
  })
}

document.addEventListener('keydown', (event) => {
  const { key, target } = event
  if (!target.closest?.('form[data-draft]') || event.isComposing) return
  const line = target.closest('.draft-line')
  const step = { ArrowUp: -1, ArrowDown: 1 }[key]
  if (line && step && event.altKey) {
    event.preventDefault()
    move(line, step)
  } else if (key === 'Enter' && target.matches('input:not([type=checkbox])')) {
    if (target.id === 'find') {
      event.preventDefault()
      takeFirst(target)
    } else if (line) {
      event.preventDefault()
      const next = lines()[lines().indexOf(line) + 1] ?? add()
      first(next).focus()
    }
  }
})

// A figure is typed over.
document.addEventListener('focusin', ({ target }) => {
  if (target.matches?.('form[data-draft] [inputmode=decimal]')) target.select()
})

// Lines are dragged by their handle, with mouse, pen or finger.
document.addEventListener('pointerdown', (event) => {
  const handle = event.target.closest?.('.draft-line .handle')
  if (!handle || event.button !== 0) return
  event.preventDefault()
  held = handle.closest('.draft-line')
  held.classList.add('held')
  handle.setPointerCapture(event.pointerId)
})
document.addEventListener('pointermove', ({ clientY }) => {
  if (!held) return
  const edge = 80
  if (clientY < edge) scrollBy(0, -12)
  else if (clientY > innerHeight - edge) scrollBy(0, 12)
  const over = lines().find((line) => {
    const { top, bottom } = line.getBoundingClientRect()
    return line !== held && clientY > top && clientY < bottom
  })
  if (!over) return
  const { top, height } = over.getBoundingClientRect()
  // Past its middle, so that lines of different heights do not change places to and fro.
  const isBefore = over.compareDocumentPosition(held) & Node.DOCUMENT_POSITION_FOLLOWING
  if (isBefore && clientY < top + height / 2) over.before(held)
  else if (!isBefore && clientY > top + height / 2) over.after(held)
})
function letGo() {
  if (!held) return
  held.classList.remove('held')
  held = undefined
  number()
}
document.addEventListener('pointerup', letGo)
document.addEventListener('pointercancel', letGo)
