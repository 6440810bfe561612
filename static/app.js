// What htmx leaves to the page: a sign that something is loading, words when a request fails, and the focus.
const { body } = document
let shownUntil

function say(text) {
  const toast = document.getElementById('toast')
  if (!toast) return
  toast.textContent = text
  toast.hidden = false
  clearTimeout(shownUntil)
  shownUntil = setTimeout(() => {
    toast.hidden = true
  }, 6000)
}

// A page that reads itself anew does so without a sign, and leaves the focus where it is.
const isUnasked = (event) => Boolean(event.detail?.ctx?.sourceElement?.matches?.('[data-unasked], [data-live]'))

document.addEventListener('htmx:before:request', (event) => {
  if (!isUnasked(event)) body.classList.add('loading')
})
document.addEventListener('htmx:finally:request', (event) => {
  if (!isUnasked(event)) body.classList.remove('loading')
})
document.addEventListener('htmx:error', () => {
  body.classList.remove('loading')
  say(navigator.onLine ? body.dataset.broken : body.dataset.offline)
})
document.addEventListener('htmx:response:error', (event) => {
  if (event.detail.ctx.response.status >= 500) say(body.dataset.broken)
})

// A form that comes back shows what is to be put right, however far down it is.
const findFault = () => document.querySelector('main form [aria-invalid]')
findFault()?.focus()

// After a boosted navigation the focus would be lost: the heading takes it, so that a screen reader says where one is.
document.addEventListener('htmx:after:swap', (event) => {
  if (isUnasked(event)) return
  const fault = findFault()
  if (fault) fault.focus()
  else document.querySelector('h1')?.focus({ preventScroll: true })
})

// The menu of one's account closes as menus do.
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.person[open]'))
    if (!menu.contains(event.target)) menu.open = false
})
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && document.querySelector('details.person[open]')
  if (menu) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})

// What one types into password fields may be looked at; they are hidden again before the form leaves.
function show(form, shown) {
  for (const field of form.querySelectorAll(shown ? 'input[type=password]' : 'input[data-shown]')) {
    field.type = shown ? 'text' : 'password'
    field.toggleAttribute('data-shown', shown)
  }
}
document.addEventListener('change', ({ target }) => {
  if (target.matches?.('.reveal input')) show(target.form, target.checked)
})
document.addEventListener('submit', ({ target }) => show(target, false), true)

// A choice in a filter is followed at once.
document.addEventListener('change', (event) => event.target.closest?.('form[data-at-once]')?.requestSubmit())

// What is to be pasted elsewhere, such as an account number into a bank's app.
document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-copy]')
  if (!button) return
  try {
    await navigator.clipboard.writeText(button.dataset.copy)
    say(button.dataset.copied)
  } catch {
    say(button.dataset.notCopied)
  }
})
