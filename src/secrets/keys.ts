/** The keys in a list parted by commas, newest first. What is under 32 characters is none. */
export const keysIn = (list: string): string[] =>
  list
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key.length >= 32)
