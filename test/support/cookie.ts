/** The cookies an answer sets, as the browser sends them back; those it drops are left out. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !/Max-Age=0/i.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
