import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** Programs that are not on this machine. */
export const missing = (...names: string[]): string[] =>
  names.filter((name) => spawnSync('which', [name], { stdio: 'ignore' }).status !== 0)

/** Runs a program to its end, or to `seconds`; what it said. */
export async function run(name: string, options: string[], seconds: number, home: string): Promise<string> {
  // A folder of its own for what it keeps: no scan begins with what another found.
  const env = { ...process.env, HOME: home, PYTHONUNBUFFERED: '1' }
  const child: ChildProcess = spawn(name, options, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString('utf8')
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const late = setTimeout(() => child.kill('SIGINT'), seconds * 1000)
  const dead = setTimeout(() => child.kill('SIGKILL'), (seconds + 20) * 1000)
  await once(child, 'close')
  clearTimeout(late)
  clearTimeout(dead)
  return said
}
