// Dragging a planned visit to another time, with a mouse or a pen: where it is dropped leaves by the page's own form, and
// the server says what becomes of it. Without this script, by keyboard and by touch, each visit has a link to move it.
const step = 15
const least = 6
let held

const calendar = () => document.querySelector('[data-calendar]')
const placeAt = (x, y) => document.elementsFromPoint(x, y).find((one) => one.matches('[data-calendar] [data-day]:not(.slot)'))
const clock = (minute) => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** The minute of the day at which a visit would begin, or the one it has where a day shows no hours. */
function minuteOf({ slot, from, box }, place, y) {
  const own = Number(slot.dataset.minute)
  const hours = Number(calendar().dataset.last) - Number(calendar().dataset.first)
  if (!place.matches('.slots') || !(hours > 0)) return own
  const area = place.getBoundingClientRect()
  if (Math.abs(y - from.y) < least) return own
  const minute = Number(calendar().dataset.first) * 60 + ((box.top - from.y + y - area.top) / area.height) * hours * 60
  return Math.min(Math.max(Math.round(minute / step) * step, 0), 24 * 60 - step)
}

const stay = (event) => {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function show(event) {
  const { slot, from } = held
  slot.classList.add('held')
  // Written by script, which the policy allows: only styles in the page's own text are refused.
  slot.style.transform = `translate(${event.clientX - from.x}px, ${event.clientY - from.y}px)`
  const place = placeAt(event.clientX, event.clientY)
  if (place !== held.place) {
    held.place?.classList.remove('dropping')
    place?.classList.add('dropping')
    held.place = place
  }
  held.minute = place && minuteOf(held, place, event.clientY)
  const time = slot.querySelector('.time')
  held.words ??= time.textContent
  time.textContent = place ? clock(held.minute) : held.words
}

function letGo() {
  if (!held) return
  const { slot, place, words } = held
  slot.classList.remove('held')
  slot.style.transform = ''
  place?.classList.remove('dropping')
  if (words) slot.querySelector('.time').textContent = words
  held = undefined
}

document.addEventListener('pointerdown', (event) => {
  const slot = event.target.closest?.('[data-visit]')
  if (!slot || event.button !== 0 || event.pointerType === 'touch' || event.target.closest('.move')) return
  const { left, top } = slot.getBoundingClientRect()
  held = { slot, from: { x: event.clientX, y: event.clientY }, box: { left, top } }
})
document.addEventListener('pointermove', (event) => {
  if (!held) return
  const { x, y } = held.from
  if (held.place || held.words || Math.hypot(event.clientX - x, event.clientY - y) > least) show(event)
})
document.addEventListener('pointerup', () => {
  if (!held) return
  const { slot, place, minute, words } = held
  letGo()
  if (words === undefined) return
  // What was dragged is not followed as a link too.
  addEventListener('click', stay, true)
  setTimeout(() => removeEventListener('click', stay, true))
  const { visit, version, day, minute: own } = slot.dataset
  if (!place || (place.dataset.day === day && minute === Number(own))) return
  const form = document.getElementById('drop')
  form.action = form.dataset.action.replace('*', visit)
  form.elements.version.value = version
  form.elements.day.value = place.dataset.day
  form.elements.minute.value = minute
  form.requestSubmit()
})
document.addEventListener('pointercancel', letGo)
document.addEventListener('keydown', ({ key }) => key === 'Escape' && letGo())
// The browser would drag the link instead.
document.addEventListener('dragstart', (event) => event.target.closest?.('[data-visit]') && event.preventDefault())
