/** The keys in a list parted by commas, newest first. What is under 32 characters is none. */
export const keysIn = (list: string): string[] =>
  list
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key.length >= 32)

/** Whether there is one among them that stands in wrangler.toml for anyone to read. */
export const hasKnownKey = (list: string): boolean => keysIn(list).some((key) => key.startsWith('development-only-'))
