import type { Translated } from '../i18n/language.ts'

export const trades = ['plumber', 'electrician', 'painter'] as const
export type Trade = (typeof trades)[number]

interface Start {
  names: Translated
  types: Translated[]
}

const named = (fr: string, en: string): Translated => ({ fr, en })
const repair = named('Dépannage', 'Repair')
const installation = named('Installation', 'Installation')
const upkeep = named('Entretien', 'Maintenance')

/** What a company of a trade usually does, to begin a catalogue with. */
export const starts: Record<Trade, Start[]> = {
  plumber: [
    {
      names: named('Plomberie', 'Plumbing'),
      types: [repair, installation, named('Recherche de fuite', 'Leak detection')],
    },
    {
      names: named('Chauffage', 'Heating'),
      types: [repair, named('Entretien de chaudière', 'Boiler service'), installation],
    },
    { names: named('Salle de bains', 'Bathroom'), types: [named('Rénovation', 'Renovation')] },
  ],
  electrician: [
    {
      names: named('Électricité', 'Electrical work'),
      types: [repair, named('Mise aux normes', 'Rewiring to standard'), installation],
    },
    { names: named('Borne de recharge', 'Vehicle charger'), types: [installation, upkeep] },
    { names: named('Contrôle', 'Inspection'), types: [named('Diagnostic électrique', 'Electrical inspection report')] },
  ],
  painter: [
    {
      names: named('Peinture intérieure', 'Interior painting'),
      types: [named('Murs et plafonds', 'Walls and ceilings'), named('Boiseries', 'Woodwork')],
    },
    {
      names: named('Peinture extérieure', 'Exterior painting'),
      types: [named('Façade', 'Façade'), named('Volets', 'Shutters')],
    },
    {
      names: named('Revêtements', 'Coverings'),
      types: [named('Papier peint', 'Wallpaper'), named('Sols souples', 'Soft floors')],
    },
  ],
}
