import { fold } from '../../db/folded.ts'

/** What is said by any of some words, in French or English, however they are written. */
const sayer = <T extends string>(meanings: Record<T, string>) => {
  const known = new Map(
    Object.entries<string>(meanings).flatMap(([meaning, words]) =>
      words.split(' | ').map((word) => [word, meaning as T] as const),
    ),
  )
  return (text: string): T | undefined => known.get(plain(text))
}

/** A word or a name of a column as it is compared: small letters without marks, one space between words. */
export const plain = (text: string): string =>
  (/[^\u0020-\u007e]/.test(text) ? fold(text) : text.toLowerCase()).replace(/[^a-z0-9&%]+/g, ' ').trim()

const yesOrNo = sayer({
  yes: 'oui | o | yes | y | vrai | true | 1 | x | ok | payee | paye | paid | reglee | regle | soldee | solde | acquittee',
  no: 'non | n | no | faux | false | 0 | impayee | impaye | unpaid | due | a regler | a payer | open',
})

/** Yes or no; undefined where the word says neither. */
export const readYesNo = (text: string): boolean | undefined => {
  const said = yesOrNo(text)
  return said && said === 'yes'
}

export const readKind = sayer({
  person: 'particulier | personne | person | private | individual | p | menage | prive',
  firm: 'entreprise | societe | professionnel | pro | firm | company | business | organisation | syndic | association | e',
})

export const readCivility = sayer({
  mr: 'm | mr | monsieur | mister | sir',
  mrs: 'mme | mrs | ms | miss | madame | mlle | mademoiselle',
})

export const readLanguage = sayer({
  fr: 'fr | francais | french | fra | fr fr',
  en: 'en | anglais | english | eng | en gb | en us',
})

export const readJobStatus = sayer({
  open: 'ouvert | ouverte | enregistre | nouveau | a faire | a planifier | open | new | planned | prevu | devis accepte | en attente',
  in_progress: 'en cours | commence | demarre | in progress | started | ongoing | active | actif',
  completed:
    'termine | terminee | fini | finie | clos | close | cloture | facture | completed | complete | done | closed | finished',
  cancelled: 'annule | annulee | abandonne | cancelled | canceled',
})

export const readVisitStatus = sayer({
  planned: 'prevue | prevu | planifiee | planifie | a venir | planned | scheduled | upcoming',
  done: 'effectuee | effectue | faite | fait | terminee | termine | passee | realisee | done | completed | past',
  cancelled: 'annulee | annule | cancelled | canceled',
})

export const readMethod = sayer({
  transfer: 'virement | virement bancaire | transfer | bank transfer | bacs | vir',
  card: 'carte | carte bancaire | cb | card | credit card | debit card',
  cheque: 'cheque | check | chq',
  cash: 'especes | liquide | cash',
  direct_debit: 'prelevement | direct debit | sepa',
})
