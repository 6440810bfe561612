import { findMoney, findPayment } from '../../src/payments/admin/queries.ts'
import { staffDb } from './invoicing.ts'
import { linesOf } from './jobs.ts'
import type { World } from './world.ts'

/** The money of an invoice as a page has read it, and the database that writes what is pressed there. */
export async function readMoney(world: World, id: string) {
  const db = staffDb(world)
  const found = await findMoney(db, id)
  if (!found) throw new Error(`There is no invoice ${id}.`)
  return { db, found, invoice: found.invoice }
}

/** A payment likewise. */
export async function readPayment(world: World, id: string) {
  const found = await findPayment(staffDb(world), id)
  if (!found) throw new Error(`There is no payment ${id}.`)
  return found
}

/** What the trail says of the deeds of one kind. */
export const toldOf = async (world: World, did: string) =>
  (await linesOf(world, did)).map(({ subject, subject_id, customer_id, details }) => ({
    ...{ subject, id: subject_id, customer: customer_id, details: JSON.parse(details ?? '') },
  }))
