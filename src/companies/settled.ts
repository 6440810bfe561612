import type { Query } from '../db/select.ts'

/** Whether the company has said its address, without which it can send no invoice: one row, of the door's company. */
export const hasAddress = (companyId: string): Query<boolean> => ({
  statement: () => ({
    sql: "select json_array_length(legal, '$.address') > 0 as known from companies where id = ?1",
    params: [companyId],
  }),
  decode: (row) => row.known === 1,
})
