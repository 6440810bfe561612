import { isAddress, optionalLine } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { useWords } from '../../i18n/locale.ts'
import { headOf } from '../../mail/compose.ts'
import { Fact } from '../../ui/parts.tsx'
import { Line } from './fields.tsx'
import type { Subject } from './subject.tsx'

const mailsForm = z.object({
  // Signs that a mail's head would read as more than a name are left to no program to get right.
  senderName: optionalLine(100, 'tooLong').refine((name) => name === null || !/[<>"@\\]/.test(name), 'senderSign'),
  replyTo: optionalLine(254, 'tooLong')
    .transform((typed) => typed?.toLowerCase() ?? null)
    .refine((address) => address === null || isAddress(address), 'emailMissing'),
})

/** Who mails to customers are from, and where answers go. */
export const mails: Subject<typeof mailsForm> = {
  name: 'mails',
  form: mailsForm,
  shown: ({ senderName, replyTo }) => ({ senderName: senderName ?? '', replyTo: replyTo ?? '' }),
  changes: (typed) => typed,
  Fields: ({ it }) => (
    <>
      <Line it={it} name="senderName" maxlength={100} />
      <Line it={it} name="replyTo" type="email" maxlength={254} />
    </>
  ),
  Preview: ({ settings, mailFrom }) => {
    const { settings: words } = useWords()
    const { from, replyTo } = headOf(settings, { MAIL_FROM: mailFrom })
    return (
      <dl class="facts card">
        <Fact name={words.mailFrom}>
          {from.name} &lt;{from.email}&gt;
        </Fact>
        <Fact name={words.mailReply}>
          {replyTo.name} &lt;{replyTo.email}&gt;
        </Fact>
      </dl>
    )
  },
}
