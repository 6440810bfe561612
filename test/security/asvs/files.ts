import { held, none, outside, partly } from './held.ts'

/** V4: answers and the sockets of open pages. */
export const service = [
  held(
    'V4.1.1',
    1,
    'Each answer says its type, and text its characters',
    'test/security/answers.test.ts: %s says what it is, and text in which characters',
  ),
  held(
    'V4.1.2',
    2,
    'Only people are led from http to https',
    'test/companies/host.test.ts: outside development what programs ask for, and what is sent, is refused in clear and not led on',
  ),
  held(
    'V4.1.3',
    2,
    'Headers of what stands in front cannot be made up',
    'src/http/network.ts: CF-Connecting-IP',
    '#What a deployment must see to',
  ),
  held(
    'V4.1.4',
    3,
    'Only the methods there are',
    'test/http/hostile.test.ts: by %s to a page that only reads is not found',
  ),
  outside('V4.2.1', 2, 'Where a request ends', 'HTTP is read by the platform; the Worker is given whole requests.'),
  none('V4.3.1', 2, 'Costly GraphQL', 'There is no GraphQL.'),
  none('V4.3.2', 2, 'GraphQL introspection', 'There is no GraphQL.'),
  held(
    'V4.4.1',
    1,
    'Sockets over TLS',
    'static/live.js: location.origin',
    'test/companies/host.test.ts: outside development a page is only given over https, and says nothing of its cost',
  ),
  held(
    'V4.4.2',
    2,
    'A socket is asked where its page is from',
    'test/live/routes.test.ts: is refused to pages of another site, and to what does not say where it comes from',
  ),
  none('V4.4.3', 2, 'Tokens of sockets', 'The session’s own cookie opens them.'),
  held(
    'V4.4.4',
    2,
    'A socket stands on a session',
    'test/live/routes.test.ts: is refused without a session, at the other door, at another company, and once the session has ended',
    'test/live/company.test.ts: closes a socket that is older than it may be instead of telling it',
  ),
]

/** V5: files that people bring. */
export const files = [
  held('V5.1.1', 2, 'Which files are taken is written down', '#Files'),
  held(
    'V5.2.1',
    1,
    'None is too large to be looked at',
    'test/attachments/upload.test.ts: of 25 MB is kept, and of 26 MB refused by name',
    'test/attachments/upload.test.ts: of 31 MB gets a page in kind words before it is read',
    'test/http/hostile.test.ts: too large is told so, and nothing is read',
  ),
  held(
    'V5.2.2',
    1,
    'A file is what its bytes are',
    'test/attachments/content.test.ts: that is cut off anywhere is refused',
    'test/attachments/upload.test.ts: %s is refused by name, and the other files are kept',
    'test/attachments/pages.test.ts: rename a file; its ending follows its content, and nobody’s change is lost',
  ),
  held(
    'V5.2.3',
    2,
    'Nothing unpacks beyond measure',
    'test/attachments/hostile.test.ts: is in a hundred thousand pieces: refused',
    'test/imports/cells.test.ts: that is a workbook, empty, or no text is refused with the reason',
    'test/companies/logo.test.ts: %s is refused',
  ),
  held(
    'V5.3.1',
    1,
    'No file is run',
    'test/attachments/pages.test.ts: is what its bytes are, in a sandbox, shown when it is a picture and saved when it is not',
  ),
  held(
    'V5.3.2',
    1,
    'Files lie under names of our own making',
    'src/files/scope.ts: companyId',
    'test/attachments/upload.test.ts: keeps each file under a row that says what it is, in one read and two writes',
  ),
  held(
    'V5.4.1',
    2,
    'Names that were sent are not trusted',
    'src/http/answer.ts: disposition',
    'test/statements/file-names.test.ts: are the numbers, without what a file system refuses, each once',
  ),
  held(
    'V5.4.2',
    2,
    'A name cannot break a header',
    'src/http/answer.ts: disposition',
    'test/attachments/upload.test.ts: with a name that is markup is shown as text',
  ),
  partly(
    'V5.4.3',
    2,
    'Files are looked at by a virus scanner',
    'No scanner runs on the platform. Pictures and PDFs alone are taken, whole and by their bytes; what is in a PDF is not changed, and it is saved, not opened, in a sandbox of its own.',
    'test/attachments/pages.test.ts: is what its bytes are, in a sandbox, shown when it is a picture and saved when it is not',
  ),
]
