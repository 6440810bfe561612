// Judges answers as the MDN HTTP Observatory judges a site, with its own rules and marks (@mdn/mdn-http-observatory), from
// what was answered and without going anywhere: a host on this machine has no certificate that it could look at.
import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { installPackagesOf } from '../../server/packages.ts'

const here = fileURLToPath(new URL('../', import.meta.url))
const name = '@mdn/mdn-http-observatory'

/** Brings the package. Its own script at installation would fetch lists. */
export const bring = () => installPackagesOf(here)

/**
 * Grade, score and failed tests of an answer. `secure` and `plain` are what https and http answered, each with status,
 * headers as pairs and body; `cookies` are all that the host sets.
 */
export async function judge(host, path, secure, plain, cookies) {
  const folder = `${here}node_modules/${name}/`
  // Hosts that browsers know to secure beforehand: of ours none is, and the package reads a list.
  const list = `${folder}conf/hsts-preload.json`
  if (!existsSync(list)) writeFileSync(list, '{}')
  const own = createRequire(`${folder}package.json`)
  const { AxiosHeaders } = own('axios')
  const { CookieJar } = own('tough-cookie')
  const { ALL_TESTS } = await import(`${folder}src/constants.js`)
  const { getGradeForScore, getScoreModifier } = await import(`${folder}src/grader/grader.js`)
  const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(`${folder}src/grader/charts.js`)
  const { Requests } = await import(`${folder}src/types.js`)

  const urls = { plain: new URL(`http://${host}${path}`), secure: new URL(`https://${host}${path}`) }
  const response = ({ status, headers }) => ({
    status,
    headers: new AxiosHeaders(headersOf(headers)),
    verified: true,
    httpEquiv: new Map(),
  })
  const jar = new CookieJar()
  for (const cookie of cookies) jar.setCookieSync(cookie, urls.secure.href)
  const requests = new Requests(host)
  requests.session = { url: urls.secure, jar }
  requests.resources.path = secure.body
  const onward = plain.headers.find(([name]) => name === 'location')?.[1]
  const route = [{ url: urls.plain, status: plain.status }]
  if (onward) route.push({ url: new URL(onward, urls.plain), status: secure.status })
  Object.assign(requests.responses, {
    ...{ auto: response(secure), https: response(secure), cors: response(secure) },
    ...{ http: response(plain), httpRedirects: route, httpsRedirects: route },
  })

  const results = ALL_TESTS.map((test) => test(requests))
  const marks = results.map(({ result }) => getScoreModifier(result))
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 100)
  const strict = sum(marks.filter((mark) => mark < 0))
  const { score, grade } = getGradeForScore(strict >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(marks) : strict)
  return { score, grade, failed: results.filter(({ pass }) => !pass).map(({ result }) => String(result)) }
}

function headersOf(pairs) {
  const headers = {}
  for (const [name, value] of pairs) headers[name] = name in headers ? [headers[name], value].flat() : value
  return headers
}
