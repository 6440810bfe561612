// What was typed into a form marked data-guard and not sent yet is not let go of without asking.
const isChanged = (field) => {
  if (field.disabled || field.type === 'hidden') return false
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
  if (field.type === 'file') return field.value !== ''
  if (field.options) {
    const chosen = [...field.options].findIndex((option) => option.defaultSelected)
    return field.multiple
      ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.selectedIndex !== Math.max(chosen, 0)
  }
  return 'defaultValue' in field && field.value !== field.defaultValue
}

let sent
// A form that came back with faults holds what was typed, though the page was sent so.
const isUnsaved = (form) =>
  form !== sent && (form.querySelector('[aria-invalid]') !== null || [...form.elements].some(isChanged))
const unsaved = (but) => [...document.querySelectorAll('form[data-guard]')].some((form) => form !== but && isUnsaved(form))

let letGo = false
/** Whether one may leave: nothing is lost, or one says so. `but` is the form that is being sent. */
function mayLeave(but) {
  if (letGo || !unsaved(but)) return true
  letGo = confirm(document.querySelector('[data-unsaved]').dataset.unsaved)
  return letGo
}

addEventListener('beforeunload', (event) => {
  if (!letGo && unsaved()) event.preventDefault()
})

// Before htmx hears of it, which would follow the link without leaving the page.
addEventListener(
  'click',
  (event) => {
    const link = event.target.closest?.('a[href]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.hasAttribute('download')) return
    const to = new URL(link.href)
    // Another site asks by itself; a telephone or a part of this page leaves nothing.
    if (to.origin !== location.origin || (to.hash && to.pathname === location.pathname && to.search === location.search)) return
    if (!mayLeave()) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  },
  true,
)

addEventListener(
  'submit',
  (event) => {
    const form = event.target
    if (mayLeave(form)) sent = form
    else {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  },
  true,
)

// One has gone back by the time htmx asks: the page that is still shown gets its address again.
let { href } = location
document.addEventListener('htmx:before:history:restore', (event) => {
  if (mayLeave()) return
  event.preventDefault()
  history.pushState({ htmx: true }, '', href)
})
document.addEventListener('htmx:after:history:update', () => {
  href = location.href
})

// A new page has nothing unsaved yet; one that did not come leaves the old one as it is.
const begin = () => {
  sent = undefined
  letGo = false
  href = location.href
}
document.addEventListener('htmx:after:swap', ({ detail }) => detail?.ctx?.target === document.body && begin())
document.addEventListener('htmx:error', begin)
document.addEventListener('htmx:response:error', begin)
addEventListener('pageshow', begin)
