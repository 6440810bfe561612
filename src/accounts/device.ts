/** What a browser says of itself and of what it runs on, in names people know; undefined where it says nothing known. */
export interface Device {
  browser: string | undefined
  system: string | undefined
  /** A phone or a tablet. */
  handheld: boolean
}

// Nearly every browser also names Chrome or Safari, and on a phone its maker's, so that the order matters.
const browsers: [string, RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|OPX|OPT|OPiOS)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['DuckDuckGo', /\b(DuckDuckGo|Ddg)\//],
  ['Vivaldi', /\bVivaldi\//],
  ['Yandex', /\bYaBrowser\//],
  ['Ecosia', /\bEcosia\b/],
  ['Huawei', /\bHuaweiBrowser\//],
  ['Xiaomi', /\bMiuiBrowser\//],
  ['Facebook', /\bFB(AN|AV)\//],
  ['Instagram', /\bInstagram /],
  ['Google', /\bGSA\//],
  ['Firefox', /\b(Firefox|FxiOS|Focus)\//],
  ['Chrome', /(Chrome|CriOS|Chromium)\//],
  ['Safari', /^(?!.*Android).*\bVersion\/[\d.]+ .*\bSafari\//],
]

// An iPad asks for the pages of a Mac unless told otherwise, and then cannot be told from one.
const systems: [string, RegExp][] = [
  ['iPhone', /\b(iPhone|iPod)\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\b(Linux|X11)\b/],
]

const mostRead = 512

/** Reads a User-Agent header (RFC 9110, 10.1.5). Good for telling someone's own devices apart, and for nothing else. */
export function deviceOf(userAgent: string): Device {
  const agent = userAgent.slice(0, mostRead)
  const first = (named: [string, RegExp][]) => named.find(([, pattern]) => pattern.test(agent))?.[0]
  return { browser: first(browsers), system: first(systems), handheld: /Mobi|Android|iPad|iPhone/.test(agent) }
}
