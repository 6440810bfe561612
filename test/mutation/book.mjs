/** A run of the code as it is after so many mutants says whether they left anything behind. */
const mostInARow = 20

/** Which mutants live, by which tests the others were killed, and which are being tried: the runners ask and tell. */
export class Book {
  #root
  #mutants
  #alive
  #killed = new Map()
  /** The files that a mutant was tried on. */
  #tried = new Map()
  #files = new Map()
  #most
  #log
  faults = []

  /** A mutant that `most` files have not noticed counts as alive. */
  constructor(root, mutants, { most = Number.POSITIVE_INFINITY, log = () => undefined } = {}) {
    this.#root = root
    this.#most = most
    this.#mutants = new Map(mutants.map((mutant) => [mutant.id, mutant]))
    this.#alive = new Set(this.#mutants.keys())
    this.#log = log
  }

  /** Answers one message of a runner. */
  async answer(request) {
    const what = new URL(request.url).pathname.slice(1)
    const { file, ...body } = await request.json()
    return Response.json(this[what](file.replace(`${this.#root}/`, ''), body) ?? {})
  }

  reached(file, { failed, hits, inTests, leadsTo, tests, ms }) {
    this.#log(`${file}: ${tests} tests in ${Math.round(ms)} ms reach ${Object.keys(hits).length} mutants`)
    for (const test of failed) this.faults.push(`${file} fails without a mutant: ${test}`)
    const ran = new Set(inTests)
    const led = new Set(leadsTo)
    // A function is made when its module is loaded, by every test: that it ran is told by what is inside.
    const runs = ({ file: source, inside }) =>
      led.has(`${this.#root}/${source}`) && (inside === undefined || inside.some((id) => ran.has(id)))
    const reaches = Object.keys(hits).filter(
      (id) => this.#mutants.has(id) && (ran.has(id) || runs(this.#mutants.get(id))),
    )
    this.#files.set(file, { reaches, row: [], busy: undefined, spent: 0 })
  }

  /** The next mutant for the file, `none` for the code as it is, null when there is nothing left to try. */
  next(file) {
    const { reaches, row } = this.#files.get(file)
    const busy = new Set([...this.#files.values()].map((each) => each.busy))
    const isOpen = (id) => {
      const tried = this.#tried.get(id)
      return this.#alive.has(id) && !busy.has(id) && !tried?.has(file) && (tried?.size ?? 0) < this.#most
    }
    const mutant = reaches.find(isOpen)
    if (row.length >= mostInARow || (mutant === undefined && row.length > 0)) return { mutant: 'none' }
    if (mutant === undefined) return { mutant: null }
    Object.assign(this.#files.get(file), { busy: mutant, since: Date.now() })
    this.#tried.set(mutant, (this.#tried.get(mutant) ?? new Set()).add(file))
    return { mutant }
  }

  tried(file, { mutant, by, ms }) {
    const of = this.#files.get(file)
    of.busy = undefined
    of.spent += ms
    if (mutant === 'none') {
      if (by !== null) this.#undo(file, of.row, by)
      of.row = []
      return
    }
    const { file: source, line, mutator, replacement } = this.#mutants.get(mutant)
    this.#log(
      `  ${by === null ? 'lives' : 'killed'} ${source}:${line} ${mutator} → ${replacement.slice(0, 60)} | ${file} ${ms} ms ${by ?? ''}`,
    )
    of.row.push(mutant)
    if (by === null) return
    this.#alive.delete(mutant)
    this.#killed.set(mutant, `${file}: ${by}`)
  }

  /** A file whose trials ended before their time: what it killed since the code as it is last passed is not counted. */
  broke(file, { error }) {
    const of = this.#files.get(file)
    of.busy = undefined
    this.#undo(file, of.row, `its trials broke off: ${error}`)
  }

  /** What was killed since the code as it is last passed may have been killed by what was left behind. */
  #undo(file, row, by) {
    const killed = row.filter((id) => this.#killed.get(id)?.startsWith(`${file}: `))
    this.faults.push(`${file} fails without a mutant after others (${killed.length} kills not counted): ${by}`)
    for (const id of killed) {
      this.#killed.delete(id)
      this.#alive.add(id)
    }
  }

  /** The files that have been at one mutant for so many milliseconds: it has lost its way where nothing counts its turns. */
  stuck(longest) {
    const isStuck = ([, { busy, since }]) => busy !== undefined && Date.now() - since > longest
    return [...this.#files].filter(isStuck).map(([file, { busy }]) => ({ file, mutant: this.#mutants.get(busy) }))
  }

  /** Those of the files that never began. */
  without(files) {
    return files.filter((file) => !this.#files.has(file))
  }

  /** Each mutant, with the test that killed it, and whether any test reaches it. */
  results() {
    return [...this.#mutants.values()].map((mutant) => ({
      ...mutant,
      by: this.#killed.get(mutant.id) ?? null,
      reached: this.#tried.has(mutant.id),
    }))
  }

  /** Milliseconds spent with the mutants, by test file. */
  spent() {
    return Object.fromEntries([...this.#files].map(([file, { spent }]) => [file, spent]))
  }
}
