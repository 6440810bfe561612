// Photos and documents on their way to the server: photos are made smaller first, each file leaves by itself, and the page
// says how far they are. Without this script the form leaves as it is.
const longest = 2048
const longestSmall = 320
const quality = 0.85
// A photo of another kind, or one that this browser cannot read, leaves as it is.
const photo = /^image\/(jpeg|png|webp|heic|heif|avif|gif|bmp)$/

/** The picture at most `side` pixels long, as a JPEG on white. */
function drawn(picture, side) {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality)
  })
}

/** What leaves in the place of a file: itself made smaller, and its thumbnail. */
async function prepared(file) {
  // Where the system knows no HEIC, the browser names no type.
  if (!photo.test(file.type) && !/\.hei[cf]$/i.test(file.name)) return { file }
  let picture
  try {
    picture = await createImageBitmap(file)
  } catch {
    return { file }
  }
  const isSmall = Math.max(picture.width, picture.height) <= longest
  const [smaller, thumbnail] = [await drawn(picture, longest), await drawn(picture, longestSmall)]
  picture.close()
  if (!smaller || (isSmall && smaller.size >= file.size && /^image\/(jpeg|png|webp)$/.test(file.type)))
    return { file, thumbnail }
  const renamed = `${file.name.replace(/\.[a-z0-9]{2,5}$/i, '')}.jpg`
  return { file: new File([smaller], renamed, { type: 'image/jpeg' }), thumbnail }
}

/** Sends one file with what else the form says; gives what the server refused, in words. */
function send(form, { file, thumbnail }, onProgress) {
  const body = new FormData(form)
  body.set('files', file)
  if (thumbnail) body.append('thumbnails', thumbnail, 'thumbnail.jpg')
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total))
    request.addEventListener('load', () =>
      Array.isArray(request.response?.refused) ? resolve(request.response.refused) : reject(new Error(request.statusText)),
    )
    for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, () => reject(new Error(end)))
    request.send(body)
  })
}

/** What was kept so far appears in the list of the page. */
async function refreshList() {
  const [answer, list] = [await fetch(location.href), document.getElementById('files')]
  if (!answer.ok || !list) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('files')
  if (!fresh) return
  list.replaceWith(fresh)
  window.htmx?.process(fresh)
}

const stay = (event) => event.preventDefault()

async function upload(form) {
  const { dataset } = form
  const input = form.querySelector('input[type=file]')
  const [button, bar, line] = ['button', 'progress', '.said'].map((part) => form.querySelector(part))
  const faults = form.querySelector('.refused')
  const files = [...input.files]
  const say = (text, wrong) => {
    line.textContent = text
    line.classList.toggle('error', wrong)
  }
  faults.hidden = true
  faults.querySelector('ul').replaceChildren()
  if (files.length === 0) return say(dataset.none, true)
  const tell = (texts) => {
    for (const text of texts) {
      const item = document.createElement('li')
      item.textContent = text
      faults.querySelector('ul').append(item)
      faults.hidden = false
    }
  }
  const left = [...files]
  button.disabled = true
  bar.hidden = false
  say(dataset.sending, false)
  addEventListener('beforeunload', stay)
  let lost = false
  try {
    while (left.length > 0) {
      const done = files.length - left.length
      const show = (part) => {
        bar.value = (done + part) / files.length
      }
      show(0)
      const ready = await prepared(left[0])
      if (ready.file.size > Number(dataset.most)) tell([dataset.tooLarge.replace('{name}', ready.file.name)])
      else tell(await send(form, ready, show))
      left.shift()
    }
  } catch {
    lost = true
  }
  removeEventListener('beforeunload', stay)
  if (!lost && faults.hidden) return location.assign(dataset.done)
  // What has not left is still chosen, so that one more press sends it and nothing twice.
  const still = new DataTransfer()
  for (const file of left) still.items.add(file)
  input.files = still.files
  button.disabled = false
  bar.hidden = true
  say(lost ? dataset.lost : '', lost)
  await refreshList()
}

// Before htmx hears of it.
document.addEventListener(
  'submit',
  (event) => {
    if (!event.target.matches('form[data-files]')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!event.target.querySelector('button').disabled) upload(event.target)
  },
  true,
)
