import { type RunnerTestCase, type RunnerTestFile, type RunnerTestSuite, TestRunner, vi } from 'vitest'
import { startTests } from 'vitest/internal/browser'
import { emptied } from './emptied.ts'

/** What the instrumented code looks at, and where it says what was reached. */
interface Stryker {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: Coverage
}
type Hits = Record<string, number>
interface Coverage {
  static: Hits
  perTest: Record<string, Hits>
}
interface Modules {
  idToModuleMap: Map<string, Module>
}
interface Module {
  promise?: unknown
  exports?: unknown
  evaluated: boolean
  importers: Set<string>
  imports: Set<string>
}
interface ModuleRunner {
  evaluatedModules: Modules
  transport: { invoke(name: string, args: [string, string, { cached: boolean }]): Promise<unknown> }
}
type Config = ConstructorParameters<typeof TestRunner>[0]

const awake = globalThis as { __stryker__?: Stryker }
awake.__stryker__ ??= {}
const stryker = awake.__stryker__
const { fetch } = globalThis
/** A mutant that reaches its code so many times more often than the code as it is has lost its way. */
const timesMore = 50
/** In a file with more tests, it is not tried whether each passes alone. */
const mostAlone = 40
/** A test with a mutant awake may take so many milliseconds, or so many times as long as its file does without. */
const longest = 10_000
const timesLonger = 5

/** Runs a file once as it is, then once a mutant that it reaches, in the same isolate: the host says which. */
export default class MutationRunner extends TestRunner {
  override onBeforeTryTask(test: RunnerTestCase, options: { retry: number; repeats: number }) {
    stryker.currentTestId = test.id
    return super.onBeforeTryTask?.(test, options)
  }

  override onAfterTryTask(test: RunnerTestCase) {
    stryker.currentTestId = undefined
    return super.onAfterTryTask?.(test)
  }

  override async onAfterRunFiles(files: RunnerTestFile[]) {
    super.onAfterRunFiles?.(files as never)
    const [file] = files
    if (!file) return
    const { hits, testsOf, everywhere } = reached(stryker.mutantCoverage)
    const patience = Math.max(longest, (file.result?.duration ?? 0) * timesLonger)
    const failed = failures(file)
    const tests = passing(file)
    await tell('reached', {
      file: file.filepath,
      failed,
      hits,
      leadsTo: leadsTo((this as unknown as { moduleRunner: ModuleRunner }).moduleRunner, file.filepath),
      inTests: [...testsOf.keys()],
      ms: file.result?.duration,
      tests,
    })
    if (failed.length > 0) return
    const modules = keptModules((this as unknown as { moduleRunner: ModuleRunner }).moduleRunner)
    try {
      const alone = await standAlone(this, modules, file)
      for (;;) {
        const { mutant } = await tell<{ mutant: string | null }>('next', { file: file.filepath })
        if (mutant === null) return
        const started = Date.now()
        const needed = everywhere.has(mutant) ? undefined : testsOf.get(mutant)
        const limit = mutant === 'none' ? undefined : (hits[mutant] ?? 0) * timesMore + 1000
        const by = await tryOne(this, modules, file.filepath, { mutant, needed, alone, limit, patience })
        await tell('tried', { file: file.filepath, mutant, by, ms: Date.now() - started })
      }
    } catch (error) {
      await tell('broke', { file: file.filepath, error: String(error) })
    }
  }
}

interface Trial {
  mutant: string
  /** The tests that the mutant matters to, where they are known. */
  needed?: Set<string> | undefined
  /** Whether each test passes without those before it, so that only those that are needed are run. */
  alone?: boolean | undefined
  /** How often the mutant may be reached. */
  limit?: number | undefined
  /** Milliseconds that a test may take. */
  patience?: number | undefined
}

/** Whether each test of a file passes when it alone is run. */
async function standAlone(outer: TestRunner, modules: () => void, file: RunnerTestFile): Promise<boolean> {
  const tests = testsIn(file)
  if (tests.length > mostAlone) return false
  for (const { id } of tests) {
    const trial = { mutant: 'none', needed: new Set([id]), alone: true }
    if ((await tryOne(outer, modules, file.filepath, trial)) !== null) return false
  }
  return true
}

const testsIn = (task: Task): Task[] => ('tasks' in task ? task.tasks.flatMap((each) => testsIn(each as Task)) : [task])

/** Which test fails with this mutant awake; null where none does. */
async function tryOne(
  outer: TestRunner,
  modules: () => void,
  path: string,
  { mutant, needed, alone = false, limit, patience }: Trial,
): Promise<string | null> {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await emptied()
  modules()
  Object.assign(stryker, { activeMutant: mutant, hitCount: 0, hitLimit: limit, mutantCoverage: undefined })
  const runner = new OneMutant(outer, { needed, alone, patience })
  try {
    const [file] = await startTests([{ filepath: path, testLocations: undefined } as never], runner as never)
    return file ? (failures(file)[0] ?? null) : 'nothing was run'
  } catch (error) {
    return `thrown: ${error}`
  } finally {
    Object.assign(stryker, { activeMutant: undefined, hitLimit: undefined })
  }
}

/** Tells nobody what it does, stops at the first failure, and after the last test that the mutant matters to. */
class OneMutant extends TestRunner {
  readonly #left: Set<string> | undefined
  readonly #only: Set<string> | undefined
  #done = false

  constructor(outer: TestRunner, { needed, alone, patience }: Omit<Trial, 'mutant'>) {
    const { config } = outer as unknown as { config: Config }
    // The tables are there.
    super({ ...config, setupFiles: [], testTimeout: patience ?? config.testTimeout })
    Object.assign(this, { _otel: (outer as unknown as { _otel: unknown })._otel })
    Object.defineProperty(this, 'moduleRunner', { value: (outer as unknown as { moduleRunner: unknown }).moduleRunner })
    this.#left = needed && new Set(needed)
    this.#only = alone ? needed : undefined
  }

  override async onBeforeRunTask(test: RunnerTestCase) {
    const isWanted = !this.#done && (this.#only?.has(test.id) ?? true)
    if (!isWanted && test.mode === 'run') test.mode = 'skip'
    await super.onBeforeRunTask?.(test)
  }

  override onAfterRunTask(test: RunnerTestCase) {
    this.#left?.delete(test.id)
    if (test.result?.state === 'fail' || this.#left?.size === 0) this.#done = true
    super.onAfterRunTask?.(test)
  }

  // Snapshots are looked at in the run of the code as it is.
  override async onAfterRunSuite(_suite: RunnerTestSuite) {}
}

function reached(coverage: Coverage = { static: {}, perTest: {} }) {
  const hits: Hits = { ...coverage.static }
  const testsOf = new Map<string, Set<string>>()
  for (const [test, of] of Object.entries(coverage.perTest))
    for (const [mutant, count] of Object.entries(of)) {
      hits[mutant] = (hits[mutant] ?? 0) + count
      testsOf.set(mutant, (testsOf.get(mutant) ?? new Set()).add(test))
    }
  return { hits, testsOf, everywhere: new Set(Object.keys(coverage.static)) }
}

type Task = RunnerTestFile | RunnerTestSuite | RunnerTestCase

function failures(task: Task): string[] {
  const within = 'tasks' in task ? task.tasks.flatMap((each) => failures(each as Task)) : []
  const own = task.result?.state === 'fail' && within.length === 0
  return own ? [`${task.name}: ${task.result?.errors?.[0]?.message?.split('\n')[0]?.slice(0, 200) ?? ''}`] : within
}

const passing = (task: Task): number =>
  'tasks' in task
    ? task.tasks.reduce((sum, each) => sum + passing(each as Task), 0)
    : Number(task.result?.state === 'pass')

/**
 * The project's files that a test file leads to by its imports. The worker beside it, which holds the durable objects, has
 * loaded all of them: what runs then is no matter of the test's.
 */
function leadsTo({ evaluatedModules: { idToModuleMap } }: ModuleRunner, path: string): string[] {
  const found = new Set([path])
  for (const id of found) for (const imported of idToModuleMap.get(id)?.imports ?? []) found.add(imported)
  return [...found].filter((id) => id.includes('/src/'))
}

/** A class of durable objects made anew would break those that are there: the next word to them would fail. */
const stays = /\/node_modules\/|\/test\/mutation\/|\/src\/live\/company\.ts/

/**
 * Has the project's modules run anew at their next import, from code that is here already: a mutant may stand in what runs
 * when a module is loaded.
 */
function keptModules(runner: ModuleRunner): () => void {
  const invoke = runner.transport.invoke.bind(runner.transport)
  runner.transport.invoke = async (name, args) =>
    name === 'fetchModule' && args[2]?.cached ? { cache: true } : invoke(name, args)
  return () => {
    for (const [path, module] of runner.evaluatedModules.idToModuleMap) {
      if (!/\/(src|test)\//.test(path) || stays.test(path)) continue
      Object.assign(module, { promise: undefined, exports: undefined, evaluated: false })
      module.importers.clear()
    }
  }
}

async function tell<Answer = unknown>(what: string, body: object): Promise<Answer> {
  const answer = await fetch(`http://mutants.test/${what}`, { method: 'POST', body: JSON.stringify(body) })
  return (await answer.json()) as Answer
}
