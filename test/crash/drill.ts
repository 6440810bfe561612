import { setTimeout as sleep } from 'node:timers/promises'
import { broken, laws } from '../consistency/check.ts'
import { brokenAtRest } from '../consistency/rest.ts'
import { type Server, ServerGone, start } from '../server/app.ts'
import { Client } from '../server/client.ts'
import { lastWritten, onDisk } from '../server/disk.ts'
import { customerWrites } from '../traffic/customers.ts'
import { moneyWrites } from '../traffic/money.ts'
import { type Act, choose } from '../traffic/person.ts'
import { type Chance, chanceOf } from '../traffic/random.ts'
import { recordWrites } from '../traffic/records.ts'
import { technicianWrites } from '../traffic/technicians.ts'
import { CutOff, Hand, type Pressed } from './hand.ts'

/** Answers that a round waits for at most before the server is killed under one of the next presses. */
const mostAnswers = 40
/** The longest that a round waits for answers, in milliseconds. */
const patience = 20_000
const minute = 60_000

/** Who is there: two companies at once, one of them with technicians, offers and mails that others muted. */
const people: { slug: string; door: 'portal' | 'admin'; email: string; acts: Act[] }[] = [
  ...['owner@dupont.example', 'office@dupont.example'].map((email) => staff('dupont', email, recordWrites)),
  ...[recordWrites, moneyWrites, moneyWrites].map((acts) => staff('small-1', 'owner@small-1.example', acts)),
  staff('dupont', 'owner@dupont.example', moneyWrites),
  staff('small-1', 'technician@small-1.example', technicianWrites),
  ...['alice@example.com', 'bob@example.com'].map((email) => customer('dupont', email)),
  ...[0, 1, 2, 3].map((place) => customer('small-1', `customer-${place}@small-1.example`)),
]

function staff(slug: string, email: string, acts: Act[]) {
  return { slug, door: 'admin' as const, email, acts }
}
function customer(slug: string, email: string) {
  return { slug, door: 'portal' as const, email, acts: customerWrites }
}

export interface Told {
  faults: string[]
  pressed: Pressed[]
  /** Presses that were cut off after they had been written. */
  unheard: number
}

/** Where rows are read: from the disk, or through a server. */
type Rows = Pick<Server, 'rows'>

/**
 * Has people write through a server that is killed so many times at moments that the seed decides, and restarted on the same
 * data; after each start what was answered is looked for in the rows, and at the end everything is held against everything
 * (`test/consistency`). Stops at the first fault.
 */
export async function drill(place: string, bundle: string, port: number, kills: number, seed: number): Promise<Told> {
  const since = Date.now()
  const chance = chanceOf(seed)
  let server = await start(port, place, bundle)
  const hands = await Promise.all(
    people.map((person, at) => signIn(server, port, person, `${at} ${person.email}`, seed)),
  )
  const pressed = () => hands.flatMap((hand) => hand.pressed)
  const heard = () => hands.reduce((sum, hand) => sum + hand.heard, 0)
  const looked = new Set<Pressed>()
  let unheard = 0
  const told = (faults: string[]): Told => ({ faults, pressed: pressed(), unheard })
  try {
    for (let kill = 0; kill < kills; kill++) {
      const acting = hands.map((hand, at) => goOn(hand, people[at]?.acts ?? []))
      // The clock comes by at times, and is killed at its work too.
      if (kill % 3 === 1) clockIn(server)
      const enough = heard() + chance.below(mostAnswers + 1)
      const deadline = Date.now() + patience
      while (heard() < enough && Date.now() < deadline) await sleep(5)
      await (chance.happens(0.5) ? intoWrite(place, deadline) : intoPress(hands, chance, deadline))
      await server.kill()
      await Promise.all(acting)
      server = await start(port, place, bundle)
      // By its first question the database is what it makes of its files.
      const { status } = await new Client(port, '', { keepAlive: false }).get('/health')
      const faults = await onDisk(place, async (disk) => {
        unheard += await countUnheard(disk, hands)
        const left = [...(await lost(disk, pressed(), looked)), ...(await broken(disk, laws, since))]
        return [...hands.flatMap((hand) => hand.faults), ...(status === 200 ? left : [`/health: ${status}`, ...left])]
      })
      if (faults.length > 0) return told([`After kill ${kill + 1}:`, ...faults])
    }
    await Promise.all(hands.map((hand) => hand.pressAgain()))
    const left = await brokenAtRest(server, since)
    return told([...left, ...(await lost(server, pressed(), new Set(), true))])
  } finally {
    await server.kill()
  }
}

async function signIn(
  server: Server,
  port: number,
  { slug, door, email }: (typeof people)[number],
  name: string,
  seed: number,
) {
  const client = await new Client(port, slug, { keepAlive: false }).signIn(door, email)
  const [company] = await server.rows('select id from companies where slug = ?1', slug)
  return new Hand(name, client, String(company?.id), seed)
}

/**
 * Waits for the next press, and then for any part of the time that a press takes: before it is written, in between, and
 * after it was written and before anyone has heard.
 */
async function intoPress(hands: Hand[], chance: Chance, deadline: number): Promise<void> {
  const sum = (what: 'sent' | 'answered' | 'took') => hands.reduce((all, hand) => all + hand[what], 0)
  const before = sum('sent')
  while (sum('sent') === before && Date.now() < deadline) await sleep(1)
  await sleep((chance.below(1000) / 800) * (sum('answered') > 0 ? sum('took') / sum('answered') : 50))
}

/** Waits until the next write reaches the disk: whoever pressed has not heard of it. */
async function intoWrite(place: string, deadline: number): Promise<void> {
  const before = lastWritten(place)
  while (lastWritten(place) === before && Date.now() < deadline) await sleep(1)
}

/** Has someone act until the server is gone. */
async function goOn(hand: Hand, acts: Act[]): Promise<void> {
  try {
    await hand.pressAgain()
    for (;;) await choose(acts, hand.chance).act(hand)
  } catch (error) {
    if (!(error instanceof CutOff)) throw error
  }
}

function clockIn(server: Server): void {
  server.clock(Date.now() + 6 * minute).catch((error: unknown) => {
    if (!(error instanceof ServerGone)) throw error
  })
}

/** Of the presses whose answer never came, how many were written all the same: those are where a second press must do nothing. */
async function countUnheard(rows: Rows, hands: Hand[]): Promise<number> {
  let found = 0
  for (const { effect, outcome, later } of hands.flatMap((hand) => hand.pressed.at(-1) ?? []))
    if (outcome === 'unheard' && effect && !later && (await countOf(rows, { effect })) > 0) found += 1
  return found
}

const countOf = async (from: Rows, { effect }: Pick<Pressed, 'effect'>): Promise<number> =>
  effect ? Number((await from.rows(effect.sql, ...effect.params))[0]?.n) : 0

/** Presses whose effect does not stand in the rows as it was answered: lost, or there twice. */
async function lost(rows: Rows, pressed: Pressed[], looked: Set<Pressed>, atTheEnd = false): Promise<string[]> {
  const faults: string[] = []
  for (const press of pressed) {
    const { effect, outcome, later, deed, by, path, sent } = press
    if (!effect || looked.has(press) || outcome === 'unheard' || (later && !atTheEnd)) continue
    looked.add(press)
    const count = await countOf(rows, press)
    const isRight = outcome === 'done' ? count === 1 : count <= 1
    if (!isRight) faults.push(`${by}, ${deed} (${path}): pressed ${sent} times, ${outcome}, and there ${count} times`)
  }
  return faults
}
