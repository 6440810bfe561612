import { dictionaries } from '../i18n/index.ts'
import { languages } from '../i18n/language.ts'
import { plain } from './cells/words.ts'
import { type Field, fieldsOf, type ImportKind, neededBy } from './kind.ts'

/** Other names that files give their columns, in small letters without marks; parted by bars. */
const synonyms: Record<Field, string> = {
  reference:
    'ref | reference | reference client | ref client | code client | code | numero client | n client | no client | id | id client | customer id | customer no | customer number | client id | reference chantier | ref chantier | job no | job reference | job number | n chantier | numero | n | no',
  kind: 'type | type de client | categorie | kind | customer type | particulier entreprise | particulier ou entreprise',
  civility: 'civ | titre | title | salutation | genre',
  firstName: 'prenom | first name | firstname | given name | forename',
  lastName: 'nom de famille | last name | lastname | surname | family name',
  name: 'nom | raison sociale | societe | entreprise | denomination | nom complet | name | full name | company | company name | client | nom du client | customer name',
  email:
    'email | e mail | mail | courriel | adresse e mail | adresse mail | adresse email | email address | e mail address',
  phone: 'telephone | tel | tel fixe | telephone fixe | fixe | phone | telephone number | phone number | landline',
  mobile: 'mobile | portable | tel portable | tel mobile | telephone portable | gsm | cell | mobile phone',
  address: 'adresse | adresse 1 | rue | adresse postale | voie | address | street | address line 1 | street address',
  postcode: 'code postal | cp | postal code | postcode | post code | zip | zip code',
  town: 'ville | commune | localite | town | city',
  language: 'langue | language | lang',
  siren: 'siren | siret | n siren | numero siren | n siret',
  vatNumber: 'tva intracommunautaire | n tva | numero de tva | tva intracom | vat number | vat no | vat registration',
  notes: 'notes | note | remarque | remarques | commentaire interne | observations | internal notes | memo',
  tags: 'etiquettes | etiquette | tags | labels | mots cles | groupe',
  customer:
    'client | nom client | nom du client | code client | ref client | reference client | n client | customer | customer name | customer reference | customer no | client name | e mail client',
  title:
    'titre | objet | libelle | intitule | chantier | designation | title | subject | job | job title | name | nom du chantier | titre du chantier',
  type: 'type | type de chantier | type de travaux | nature | job type | categorie | category',
  status: 'statut | etat | avancement | status | state',
  location: 'adresse | lieu | adresse du chantier | adresse chantier | location | site | site address | address',
  scope: 'description | detail | travaux | descriptif | scope | details | work',
  createdOn:
    'date | date de creation | cree le | date creation | ouvert le | created | created on | created at | date created',
  job: 'chantier | ref chantier | reference chantier | reference du chantier | n chantier | code chantier | affaire | job | job reference | job no | job number | project',
  date: 'date | jour | date de visite | date visite | date intervention | date d intervention | visit date | day | date and time | debut',
  start: 'heure | heure de debut | heure debut | debut | de | start | start time | time | from',
  end: 'heure de fin | heure fin | fin | a | end | end time | to | until',
  minutes: 'duree | duree en minutes | duration | minutes | length',
  comments: 'commentaire | commentaires | compte rendu | comments | comment | report',
  number:
    'numero | n | no | n facture | numero de facture | facture | n de facture | invoice | invoice no | invoice number | number',
  issuedOn:
    'date | date de facture | date facture | date d emission | emise le | invoice date | issue date | issued | issued on',
  dueOn: 'echeance | date d echeance | date echeance | due | due date | due on | payable le',
  total:
    'total ttc | montant ttc | ttc | total | montant | total incl vat | total inc vat | gross | amount | amount incl vat | total gross',
  net: 'total ht | montant ht | ht | net | net amount | total excl vat | total ex vat | amount excl vat',
  vat: 'tva | montant tva | total tva | vat | vat amount | tax',
  vatRate: 'taux | taux tva | taux de tva | tva % | vat rate | vat % | tax rate',
  paid: 'paye | payee | regle | reglee | paid | reglement | statut | status | solde',
  paidAmount: 'montant paye | montant regle | deja regle | encaisse | paid amount | amount paid | received',
  paidOn:
    'date de paiement | date paiement | date de reglement | paye le | regle le | paid on | payment date | date paid',
  method: 'mode de paiement | moyen de paiement | mode de reglement | mode | payment method | method | paid by',
}

/** The column of each field that a file's header names, counted from 0. A column is of one field, a field of one column. */
export function recognised(kind: ImportKind, header: string[]): Partial<Record<Field, number>> {
  // What a header adds in brackets, such as a unit, is not part of its name.
  const names = header.map((name) => plain(name.replace(/\([^()]*\)|\*/g, ' ')))
  const whole = header.map(plain)
  const found: Partial<Record<Field, number>> = {}
  const take = (field: Field, wanted: string) => {
    const place = names.findIndex(
      (name, at) => (name === wanted || whole[at] === wanted) && !Object.values(found).includes(at),
    )
    if (place >= 0 && found[field] === undefined) found[field] = place
  }
  // Our own words first, so that a template is read as it was meant; then what is needed, before what is not.
  for (const field of fieldsOf[kind])
    for (const language of languages) take(field, plain(dictionaries[language].imports.fields[field]))
  const needed = neededBy[kind].flat()
  const others = fieldsOf[kind].filter((field) => !needed.includes(field))
  for (const field of [...needed, ...others]) for (const name of synonyms[field].split(' | ')) take(field, name)
  // Beside a column of first names, one of names is of last names.
  if (
    kind === 'customers' &&
    found.firstName !== undefined &&
    found.lastName === undefined &&
    found.name !== undefined
  ) {
    found.lastName = found.name
    delete found.name
  }
  return found
}

/** What no column is for though one must be: lists of which one would do. */
export const missingFields = (kind: ImportKind, columns: Partial<Record<Field, number>>): (readonly Field[])[] =>
  neededBy[kind].filter((some) => some.every((field) => columns[field] === undefined))
