// Writing an invoice: it is saved as one goes, and its lines are added, moved and removed without leaving the page. Without
// this script the buttons send the form, and the server does the same.
const pause = 1000
const again = 5000
let timer
let isSending = false
let afterwards
let added = 0
let held
let finding

const form = () => document.querySelector('form[data-draft]')
const byId = (id) => document.getElementById(id)
const lines = () => [...byId('lines').children].filter((line) => !line.matches('.gone, .spare'))
const first = (line) => line.querySelector('textarea')
const isBlank = (line) => ['description', 'price'].every((name) => !line.querySelector(`[name^=${name}]`).value.trim())

/** Says how far saving came, by the name of its words. */
function show(name, look = '') {
  const sign = byId('draft-state')
  if (!sign) return
  sign.textContent = form().dataset[name]
  sign.className = `note ${look}`
}

function say(text) {
  byId('draft-said').textContent = text
}

function later(wait = pause) {
  clearTimeout(timer)
  timer = setTimeout(save, wait)
  if (!form()?.dataset.over) show('unsavedYet')
}

/** Sends the form as it stands; one at a time, so that each goes on from the version of the one before. */
async function save() {
  clearTimeout(timer)
  timer = undefined
  const it = form()
  if (!it || it.dataset.over) return
  if (isSending) return later(200)
  isSending = true
  const body = new FormData(it)
  body.set('do', 'auto')
  const sent = [...it.elements].map((field) => ({ field, value: field.value, checked: field.checked }))
  show('saving')
  try {
    const answer = await fetch(it.action, { method: 'POST', body, redirect: 'manual' })
    if (it === form()) await take(it, answer, sent)
  } catch {
    if (it === form()) {
      later(again)
      show(navigator.onLine ? 'broken' : 'offline', 'error')
    }
  }
  isSending = false
  afterwards?.()
  afterwards = undefined
}

/** Takes over what is answered, each part in the place of the one with its id; fields stay as they are. */
async function take(it, answer, sent) {
  const isOut = answer.type === 'opaqueredirect' || answer.status === 401
  if (isOut) return show('signedOut', 'error')
  if (answer.status === 404 || answer.status === 409) {
    it.dataset.over = answer.status === 404 ? 'gone' : 'stale'
    return show(it.dataset.over, 'error')
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('draft-answer')
  if (!fresh) throw answer
  for (const part of fresh.querySelectorAll('#sums, #total-in-sight, output')) byId(part.id)?.replaceWith(part)
  tellFaults(it, fresh)
  const { state, version } = fresh.dataset
  if (state === 'saved') {
    it.elements.version.value = version
    for (const one of sent) keep(one)
  }
  if (timer === undefined) show(state, state === 'saved' ? 'good' : 'error')
}

/** What is stored is what the form begins from, so that one may leave without being asked. */
function keep({ field, value, checked }) {
  if (field.options) for (const option of field.options) option.defaultSelected = option.value === value
  else if (field.type === 'checkbox') field.defaultChecked = checked
  else if (field.tagName === 'TEXTAREA' || (field.tagName === 'INPUT' && field.type !== 'hidden')) field.defaultValue = value
}

function tellFaults(it, fresh) {
  for (const old of it.querySelectorAll('.error[id$="-error"]')) old.remove()
  for (const field of it.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid')
    describe(field)
  }
  for (const fault of fresh.querySelectorAll('.error')) {
    const field = byId(fault.dataset.for)
    if (field?.matches('ol')) field.before(fault)
    else if (field) {
      field.setAttribute('aria-invalid', 'true')
      field.closest('.field').append(fault)
      describe(field, fault)
    }
  }
}

function describe(field, ...by) {
  const ids = [byId(`${field.id}-hint`), byId(`${field.id}-meanwhile`), ...by].filter(Boolean).map(({ id }) => id)
  if (ids.length) field.setAttribute('aria-describedby', ids.join(' '))
  else field.removeAttribute('aria-describedby')
}

function number() {
  for (const [index, line] of lines().entries()) {
    line.querySelector('[data-number]').textContent = form().dataset.line.replace('0', index + 1)
    for (const button of line.querySelectorAll('button[aria-label]'))
      button.setAttribute('aria-label', button.getAttribute('aria-label').replace(/\d+$/, index + 1))
  }
  later(0)
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
  later(0)
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
  if (act) {
    event.preventDefault()
    act(button.closest('.draft-line'), button)
  }
  const preview = event.target.closest?.('a[href$="/draft.pdf"]')
  if (preview && form() && (isSending || timer !== undefined)) {
    event.preventDefault()
    afterwards = () => window.open(preview.href, '_blank', 'noopener')
    if (!isSending) save()
  }
})

document.addEventListener('input', ({ target }) => {
  if (!target.closest?.('form[data-draft]')) return
  if (target.id !== 'find') return later()
  clearTimeout(finding)
  finding = setTimeout(find, 300, target)
})
// A figure is typed over.
document.addEventListener('focusin', ({ target }) => {
  if (target.matches?.('form[data-draft] [inputmode=decimal]')) target.select()
})
// A field that one has left is saved at once.
document.addEventListener('change', ({ target }) => {
  if (target.closest?.('form[data-draft]') && target.id !== 'find') later(0)
})

async function find({ value }) {
  const query = new URLSearchParams({ find: value, language: form().dataset.customers })
  try {
    const answer = await fetch(`/admin/invoices/items?${query}`)
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('items')
    if (fresh && byId('find')?.value === value) byId('items').replaceChildren(...fresh.childNodes)
  } catch {
    if (form()) show('offline', 'error')
  }
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
      byId('items').querySelector('button')?.click()
    } else if (line) {
      event.preventDefault()
      const next = lines()[lines().indexOf(line) + 1] ?? add()
      first(next).focus()
    }
  }
})

// What is sent by its button goes on from the version of what is under way.
document.addEventListener(
  'submit',
  (event) => {
    const it = event.target
    if (!it.matches('form[data-draft]')) return
    clearTimeout(timer)
    timer = undefined
    if (isSending) {
      const { submitter } = event
      event.preventDefault()
      event.stopImmediatePropagation()
      afterwards = () => {
        delete it.dataset.over
        it.requestSubmit(submitter)
      }
    } else it.dataset.over = 'sent'
  },
  true,
)
addEventListener('pageshow', () => {
  if (form()) delete form().dataset.over
})
addEventListener('online', () => form() && later(0))
document.addEventListener('visibilitychange', () => {
  if (document.hidden && timer !== undefined) save()
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
