import type { Cost } from './html.ts'
import type { Speed } from './load.ts'
import type { Size } from './stage.ts'

/** One page or write at both sizes, beside the bare handler in the same rounds. */
export interface RowFigures {
  name: string
  kind: 'page' | 'file' | 'write'
  sizes: Record<Size, SizeFigures>
  /** How many times as long it takes at the large size as at the small one; undefined where it was only counted. */
  growth?: number | undefined
}

export interface SizeFigures {
  cost: Cost
  /** Of pages. */
  weight?: Weight | undefined
  /** Undefined where it was only counted. */
  timed?: { speed: Speed; ratio: number } | undefined
}

/** Bytes that a browser loads for a page, each answer as gzip makes it, headers aside. */
export interface Weight {
  /** With an empty cache: the page and all it names. */
  first: number
  /** Once the first page of its side has been seen. */
  later: number
}

/** What is measured of the Worker as a whole. */
export interface WorkerFigures {
  /** Bytes of all its modules, as gzip makes them. */
  bundleGzip: number
  /** Milliseconds until it can answer: the median, and each start. */
  startUp: number
  starts: number[]
  /** Milliseconds for a PDF: the first of a Worker that has made none, and one of those after it. */
  pdf: { lines: number; first: number | undefined; later: number }[]
}

/** What a browser measured of a page (see vitals.ts). */
export interface Vitals {
  /** Milliseconds. */
  lcp: number
  cls: number
  /** Milliseconds. */
  inp?: number
  tbt?: number
}

/** All that a run has measured. */
export interface Figures {
  at: string
  /** Requests a second of the bare handler; undefined where nothing was timed. */
  bare: number | undefined
  rows: RowFigures[]
  worker: WorkerFigures | undefined
  vitals: Record<string, Vitals> | undefined
}
