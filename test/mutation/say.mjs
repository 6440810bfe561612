/** Writes a line for whoever runs the command. */
export const say = (line) => process.stdout.write(`${line}\n`)
