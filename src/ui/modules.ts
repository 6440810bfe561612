/** Where the dark modules of a row of a QR code stand, those side by side together. */
export function runsOf(row: boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (dark && last && last.from + last.length === x) last.length++
    else if (dark) runs.push({ from: x, length: 1 })
  })
  return runs
}
