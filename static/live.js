// An open page stays true: told by a socket that something has changed, or else by the clock, it reads itself anew and
// takes over the parts marked data-live.
{
  const regions = () => [...document.querySelectorAll('[data-live]')]
  const note = () => document.getElementById('live')
  let socket
  let tries = 0
  let isSilent
  // When what is shown was asked for. Other clocks stand still while a computer sleeps.
  let asked = performance.timeOrigin
  let asking
  let isDue
  let isLeft
  let isReading
  let isOver
  let page = 0

  function open() {
    if (socket || isOver || document.hidden || !regions().length) return
    const { at } = note().dataset
    socket = new WebSocket(`${location.origin.replace('http', 'ws')}${at}?age=${Math.round(Date.now() - asked)}`)
    socket.onopen = () => {
      tries = 0
    }
    socket.onmessage = ({ data }) => {
      isSilent = false
      if (data === 'changed') change()
    }
    socket.onclose = lose
  }

  function close() {
    if (socket) socket.onclose = null
    socket?.close()
    socket = undefined
    isSilent = false
  }

  function lose() {
    close()
    setTimeout(open, (1 + Math.random()) * Math.min(1000 * 2 ** tries++, 30_000))
  }

  function change() {
    isDue = true
    look()
  }

  // What someone is at stays as it is.
  const isBusy = (region) =>
    region.querySelector('[open], .held, form :focus, form :active') ||
    [...region.querySelectorAll('input, select, textarea')].some((field) =>
      field.options
        ? field.selectedIndex !== Math.max([...field.options].findIndex((option) => option.defaultSelected), 0)
        : field.checked !== field.defaultChecked || field.value !== field.defaultValue,
    )

  function look() {
    const parts = regions()
    if (!parts.length) isDue = false
    if (isOver || isReading || document.hidden || document.body.matches('.loading') || Date.now() - asked < 1000) return
    if (isDue || (isLeft && !parts.some(isBusy))) read()
  }

  async function read() {
    const [shown, at] = [page, Date.now()]
    isReading = true
    isDue = isLeft = false
    try {
      const answer = await fetch(location.href, { headers: { Unasked: '1' } })
      // Nothing more until someone does something.
      if (answer.status === 401) {
        isOver = true
        close()
      } else if (answer.status > 499) throw answer
      else if (answer.ok && !answer.redirected) await take(await answer.text(), shown, at)
    } catch {
      setTimeout(change, 10_000)
    }
    isReading = false
  }

  async function take(html, shown, at) {
    const fresh = new DOMParser().parseFromString(html, 'text/html')
    const person = (of) => of.querySelector('.person')?.textContent
    // Left meanwhile; or someone else has signed in.
    if (shown !== page) return change()
    if (person(fresh) !== person(document)) return
    asked = at
    let isNews
    for (const region of regions()) {
      const now = fresh.getElementById(region.id)
      const before = region.textContent
      if (!now) continue
      if (isBusy(region)) isLeft ||= now.textContent !== before
      else {
        await htmx.swap({ sourceElement: region, target: region, swap: 'innerMorph', text: now.innerHTML })
        isNews ||= region.textContent !== before
      }
    }
    if (!isNews) return
    const words = note()
    words.textContent = words.dataset.updated
    setTimeout(() => words.replaceChildren(), 5000)
  }

  document.addEventListener('htmx:before:request', () => {
    asking = Date.now()
  })
  document.addEventListener('htmx:after:swap', ({ detail }) => {
    if (detail?.ctx?.target !== document.body) return
    page += 1
    asked = asking
    isOver = false
    open()
  })
  document.addEventListener('visibilitychange', () => {
    open()
    look()
  })
  setInterval(look, 1000)
  setInterval(() => {
    if (socket?.readyState !== 1) change()
    else if (isSilent) lose()
    else {
      isSilent = true
      socket.send('?')
    }
  }, 40_000)
  open()
}
