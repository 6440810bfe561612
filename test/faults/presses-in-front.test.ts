import { parts, testPresses } from './all-presses.ts'

await testPresses(parts.entering)
