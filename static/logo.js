// A logo may be any picture that this browser can show: what is no PNG, or too large, is drawn anew before it leaves.
const mostSide = 1000
const mostBytes = 1024 * 1024

async function asPng(file) {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, mostSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
  const drawn = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
  return new File([drawn], 'logo.png', { type: 'image/png' })
}

function takeAny() {
  for (const input of document.querySelectorAll('form[data-logo] input[type=file]')) {
    if (input.accept === 'image/*') continue
    input.accept = 'image/*'
    input.addEventListener('change', async () => {
      const [file] = input.files
      if (!file || (file.type === 'image/png' && file.size <= mostBytes)) return
      input.setCustomValidity('')
      try {
        const files = new DataTransfer()
        files.items.add(await asPng(file))
        input.files = files.files
      } catch {
        input.setCustomValidity(input.form.dataset.logo)
        input.reportValidity()
      }
    })
  }
}
document.addEventListener('htmx:after:swap', takeAny)
takeAny()
