// Writing an invoice: it is saved as one goes, and the totals follow (draft-lines.js has what is done to lines).
const pause = 1000
const again = 5000
let timer
let isSending = false
let afterwards

const form = () => document.querySelector('form[data-draft]')
const byId = (id) => document.getElementById(id)

/** Says how far saving came, by the name of its words. */
function show(name, look = '') {
  const sign = byId('draft-state')
  if (!sign) return
  sign.textContent = form().dataset[name]
  sign.className = `note ${look}`
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
  for (const part of fresh.querySelectorAll('#sums, #total-in-sight, #in-the-way, output')) byId(part.id)?.replaceWith(part)
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

document.addEventListener('click', (event) => {
  const preview = event.target.closest?.('a[href$="/draft.pdf"]')
  if (preview && form() && (isSending || timer !== undefined)) {
    event.preventDefault()
    afterwards = () => window.open(preview.href, '_blank', 'noopener')
    if (!isSending) save()
  }
})

document.addEventListener('input', ({ target }) => {
  if (target.closest?.('form[data-draft]') && target.id !== 'find') later()
})
// A field that one has left is saved at once.
document.addEventListener('change', ({ target }) => {
  if (target.closest?.('form[data-draft]') && target.id !== 'find') later(0)
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
