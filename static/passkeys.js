// Passkeys, where a page offers them: the server asks, the browser's own dialog answers, and the answer goes back.
const credentials = window.PublicKeyCredential?.parseRequestOptionsFromJSON ? navigator.credentials : undefined

/** Lets a browser that knows passkeys do what is offered, and says to the others that they cannot. */
function reveal() {
  for (const offer of document.querySelectorAll('[data-passkey]')) {
    offer.hidden = !credentials
    offer.querySelector('button').disabled = false
  }
  for (const excuse of document.querySelectorAll('[data-passkey-missing]')) excuse.hidden = Boolean(credentials)
}

async function post(address, body) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = await response.json()
  if (!response.ok) throw new Said(answer.text)
  return answer
}

/** Words for the page, from the server. */
class Said extends Error {}

const ceremonies = {
  get: (options) =>
    credentials.get({ publicKey: window.PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  create: (options) =>
    credentials.create({ publicKey: window.PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
}

async function run(offer) {
  const { passkey, options, action, next, cancelled, failed, already } = offer.dataset
  const button = offer.querySelector('button')
  const line = offer.querySelector('.said')
  const fields = offer instanceof HTMLFormElement ? Object.fromEntries(new FormData(offer)) : { next }
  line.textContent = ''
  line.classList.remove('error')
  button.disabled = true
  try {
    const credential = await ceremonies[passkey](await post(options, fields))
    const { location: onward } = await post(action, { name: fields.name, ...credential.toJSON() })
    location.assign(onward)
  } catch (error) {
    // Someone who changed their mind has done nothing wrong.
    const gone = error.name === 'NotAllowedError' || error.name === 'AbortError'
    const held = error.name === 'InvalidStateError' && already
    line.textContent = gone ? cancelled : held || (error instanceof Said && error.message) || failed
    line.classList.toggle('error', !gone)
    button.disabled = false
  }
}

document.addEventListener('click', (event) => {
  const offer = event.target.closest?.('button')?.closest('[data-passkey="get"]')
  if (offer) run(offer)
})
// Before htmx hears of it.
document.addEventListener(
  'submit',
  (event) => {
    if (!event.target.matches('[data-passkey="create"]')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    run(event.target)
  },
  true,
)
document.addEventListener('htmx:after:swap', reveal)
reveal()
