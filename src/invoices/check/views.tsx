import type { Child } from 'hono/jsx'
import { groupedIban } from '../../companies/bank.ts'
import type { FieldErrors } from '../../http/form.ts'
import type { Front } from '../../sessions/front.ts'
import { DoorPage } from '../../sessions/views.tsx'
import { assets } from '../../ui/assets.ts'
import { Field, NotesBelow, notesOf } from '../../ui/field.tsx'
import { Fact, PhoneLink } from '../../ui/parts.tsx'
import type { Seller } from '../document.ts'
import { type CheckFault, checkPath, mostFileBytes } from './form.ts'

interface FormProps extends Front {
  code: string
  errors?: FieldErrors
}

/** Asks for the code of a document and its file. */
export const CheckPage = ({ code, errors = {}, ...front }: FormProps) => {
  const words = front.locale.words.checking
  const said = (name: string) => {
    const fault = errors[name] as CheckFault | undefined
    return fault && words[fault]
  }
  const notes = { hint: words.fileHint, error: said('file') }
  return (
    <DoorPage {...front} title={words.title} path={checkPath} scripts={[assets.check]}>
      <p>{words.lead(front.company.name)}</p>
      <form
        class="form"
        method="post"
        action={checkPath}
        enctype="multipart/form-data"
        hx-boost="false"
        novalidate
        data-check={String(mostFileBytes)}
        data-too-large={words.tooLarge}
      >
        <Field
          name="code"
          label={words.code}
          hint={words.codeHint}
          value={code}
          error={said('code')}
          autocomplete="off"
          autocapitalize="none"
          required
          maxlength={40}
        />
        <div class="field">
          <label for="file">{words.file}</label>
          <p id="file-hint" class="hint">
            {words.fileHint}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            accept="application/pdf,.pdf"
            aria-invalid={notes.error ? 'true' : undefined}
            aria-describedby={notesOf('file', notes)}
            required
          />
          <NotesBelow id="file" error={notes.error} />
        </div>
        <input type="hidden" name="sha256" />
        <button class="button" type="submit">
          {words.submit}
        </button>
      </form>
    </DoorPage>
  )
}

/** That the document is the company's, and where it says to pay; nothing else of it. */
export const KnownPage = ({ bank, ...front }: Front & { bank: Seller['bank'] }) => {
  const { checking: words, invoices } = front.locale.words
  return (
    <AnswerPage {...front}>
      <p class="alert good" role="status">
        {words.yes(front.company.name)}
      </p>
      {bank ? (
        <>
          <p>{words.account}</p>
          <dl class="facts">
            <Fact name={invoices.holder}>{bank.holder}</Fact>
            <Fact name="IBAN">
              <code>{groupedIban(bank.iban)}</code>
            </Fact>
          </dl>
          <p>{words.compare}</p>
        </>
      ) : (
        <p>{words.noAccount}</p>
      )}
    </AnswerPage>
  )
}

/** The same for a code that nobody has, a file that is another, and a document of another company. */
export const UnknownPage = (front: Front) => {
  const words = front.locale.words.checking
  return (
    <AnswerPage {...front}>
      <p class="alert" role="alert">
        {words.no}
      </p>
      <p>{words.noMeans}</p>
      <p>{words.noAdvice(front.company.name)}</p>
    </AnswerPage>
  )
}

/** Too many tries from one network, or from all together. */
export const WaitPage = (front: Front) => (
  <AnswerPage {...front}>
    <p class="alert" role="alert">
      {front.locale.words.checking.wait}
    </p>
  </AnswerPage>
)

const AnswerPage = ({ children, ...front }: Front & { children?: Child }) => (
  <DoorPage {...front} title={front.locale.words.checking.title} path={checkPath}>
    {children}
    <p>
      <PhoneLink phone={front.company.phone} text={front.locale.words.call} />
    </p>
    <a class="more" href={checkPath} hx-boost="false">
      {front.locale.words.checking.again}
    </a>
  </DoorPage>
)
