// Who is let in, by name; whoever else is signed in at the same door gets the answer for what does not exist.
export const watcher = 'office looking on as Alice'
export const aliceJobs = ['Alice', 'the resident of Alice', watcher]
export const aliceInvoices = ['Alice', 'the payer of Alice', watcher]
export const seeingJobs = [...aliceJobs, 'Bob']
export const asking = ['Alice', watcher]
export const seeingInvoices = [...aliceInvoices, 'Bob']
export const own = [...seeingJobs, 'the payer of Alice']
// An account is its person's alone, whoever else looks on.
export const themselves = own.filter((name) => name !== watcher)
export const withVisits = seeingJobs.filter((name) => name !== watcher)
export const staff = ['owner', 'office', 'technician', 'idle technician']
export const technicians = ['technician', 'idle technician']
export const office = ['owner', 'office']
export const owner = ['owner']
export const goingToAlice = [...office, 'technician']
