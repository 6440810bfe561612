/** Words that people write behind a quantity, by the code that stands for them (UN/ECE recommendations 20 and 21). */
const words: Record<string, string[]> = {
  HUR: ['h', 'hr', 'hrs', 'heure', 'heures', 'hour', 'hours'],
  MIN: ['min', 'mn', 'minute', 'minutes'],
  DAY: ['j', 'jr', 'jour', 'jours', 'journée', 'journées', 'd', 'day', 'days'],
  WEE: ['sem', 'semaine', 'semaines', 'wk', 'week', 'weeks'],
  MON: ['mois', 'month', 'months'],
  ANN: ['an', 'ans', 'année', 'années', 'yr', 'year', 'years'],
  MMT: ['mm', 'millimètre', 'millimètres', 'millimetre', 'millimetres'],
  CMT: ['cm', 'centimètre', 'centimètres', 'centimetre', 'centimetres'],
  MTR: ['m', 'ml', 'mètre', 'mètres', 'mètre linéaire', 'mètres linéaires', 'metre', 'metres', 'meter', 'meters', 'lm'],
  KMT: ['km', 'kilomètre', 'kilomètres', 'kilometre', 'kilometres'],
  FOT: ['ft', 'foot', 'feet', 'pied', 'pieds'],
  MTK: ['m²', 'm2', 'mètre carré', 'mètres carrés', 'sqm', 'square metre', 'square metres'],
  FTK: ['ft²', 'ft2', 'sq ft', 'sqft', 'square feet'],
  MTQ: ['m³', 'm3', 'mètre cube', 'mètres cubes', 'cubic metre', 'cubic metres'],
  LTR: ['l', 'litre', 'litres', 'liter', 'liters'],
  GRM: ['g', 'gramme', 'grammes', 'gram', 'grams'],
  KGM: ['kg', 'kilo', 'kilos', 'kilogramme', 'kilogrammes', 'kilogram', 'kilograms'],
  TNE: ['t', 'tonne', 'tonnes'],
  KWH: ['kwh'],
  LS: ['forfait', 'forfaits', 'fft', 'ft.', 'ens', 'ensemble', 'lump sum', 'fixed', 'flat rate'],
  SET: ['set', 'sets', 'kit', 'kits', 'jeu', 'jeux', 'lot', 'lots'],
  PR: ['paire', 'paires', 'pair', 'pairs'],
}

const codes = new Map(Object.entries(words).flatMap(([code, names]) => names.map((name) => [name, code] as const)))

/** The code of a unit as people write it (BT-130); what nobody foresaw, and no word at all, is "one" (C62). */
export const unitCode = (unit: string): string => codes.get(unit.trim().toLowerCase()) ?? 'C62'
