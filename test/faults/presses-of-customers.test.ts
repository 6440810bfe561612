import { testPresses } from './all-presses.ts'

await testPresses('customers')
