// A document is checked by its SHA-256: the file stays on this device. Without this script it is sent along, and not kept.
const hex = (hash) => Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')

document.addEventListener('submit', async (event) => {
  const form = event.target
  if (!form.matches('[data-check]') || !window.crypto?.subtle) return
  const { file, sha256 } = form.elements
  const [chosen] = file.files
  if (!chosen) return
  event.preventDefault()
  if (chosen.size > Number(form.dataset.check)) {
    file.setCustomValidity(form.dataset.tooLarge)
    file.reportValidity()
    return
  }
  try {
    sha256.value = hex(await window.crypto.subtle.digest('SHA-256', await chosen.arrayBuffer()))
    file.disabled = true
  } catch {
    // What cannot be read here leaves as it is, and the server says what is wrong.
  }
  form.submit()
})
document.addEventListener('change', (event) => event.target.matches('[data-check] input') && event.target.setCustomValidity(''))

// A page that the browser brings back has its form as it was left.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('[data-check]')) {
    form.elements.file.disabled = false
    form.elements.sha256.value = ''
  }
})
