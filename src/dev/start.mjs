// npm start [-- --port N --persist-to DIR]: migrates, fills an empty database, serves.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultPlace, migrate, password, root, seed } from './database.mjs'

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8787' }, 'persist-to': { type: 'string', default: defaultPlace } },
})
const { port } = values
const place = resolve(values['persist-to'])

migrate(place)
await seed(place, 'demo')

process.stdout.write(`
  The portal of Dupont Plomberie (French)     http://dupont.localhost:${port}
    customers  alice@example.com, bob@example.com
    staff      owner@dupont.example, office@dupont.example, tech@dupont.example   at /admin

  The portal of Oakridge Electrical (English) http://oakridge.localhost:${port}
    customer   alice@example.com
    staff      owner@oakridge.example   at /admin

  The password of all is ${password}. The deployment’s own page is http://localhost:${port}
  Mails stay here: read them, with their links, at http://localhost:${port}/dev/mail

`)

const command = ['dev', '--ip', '127.0.0.1', '--port', port, '--inspector-port', '0', '--persist-to', place]
command.push('--var', `APP_DOMAIN:localhost:${port}`, '--show-interactive-dev-session=false')
const server = spawn(`${root}node_modules/.bin/wrangler`, command, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
})
server.on('exit', (code) => process.exit(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
