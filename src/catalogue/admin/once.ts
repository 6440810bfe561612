import { isTaken } from '../../db/d1.ts'

/** Waits for a write that adds a row; where a form that was sent before has added it, all is as it should be. */
export async function unlessThere(written: Promise<unknown>, id: string): Promise<void> {
  try {
    await written
  } catch (error) {
    if (!isTaken(error, id)) throw error
  }
}
