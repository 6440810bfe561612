// Makes common.ts from zxcvbn's list of common passwords (see zxcvbn-licence.txt) and the words below: run
// `npx node src/accounts/password/common.mjs` after either changed.
import { writeFileSync } from 'node:fs'
import { dictionary } from '@zxcvbn-ts/language-common'
import { fold, guesswork, plain } from './guesswork.ts'
import { pack } from './packing.ts'

// The list, most common first, knows few passwords of people who speak French.
const french = `
  motdepasse passe secret bonjour bonsoir bienvenue coucou salut merci doudou chouchou loulou nounours bisous calin
  amour jetaime monamour moncoeur mavie cherie soleil lune etoile chocolat bonbon fraise cerise vanille caramel
  princesse licorne papillon chaton minou chat chien cheval lapin poussin tigrou panda dauphin famille maman papa
  mamie papi bebe enfant maison vacances plage montagne musique guitare football rugby velo moto voiture
  administrateur utilisateur ordinateur internet connexion identifiant bureau travail changemoi provisoire
  france paris marseille lyon toulouse bordeaux nantes lille rennes strasbourg montpellier grenoble bretagne corse
  lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre
  octobre novembre decembre printemps automne hiver rouge bleu vert jaune orange violet noir blanc rose
  camille nicolas julien thomas alexandre maxime antoine clement quentin florian vincent romain guillaume mathieu
  sebastien christophe stephane laurent thierry philippe pascal olivier frederic patrick jacques bernard francois
  pierre michel jean marie nathalie isabelle sylvie catherine sandrine valerie veronique martine monique dominique
  caroline aurelie emilie delphine virginie melanie celine chloe manon emma ines lucas hugo theo enzo gabriel
  raphael louis jules juliette charlotte pauline marion laura sarah`
// What a portal of a trades company brings to mind.
const trade = `
  portail portal espace compte client cliente artisan plombier plomberie chauffage electricien electricite peintre
  peinture menuisier menuiserie macon maconnerie toiture couvreur chantier travaux devis facture entreprise societe
  account customer plumber plumbing heating electrician electrical painter painting joiner builder building roofing
  invoice company business welcome changeme letmein temporary monday tuesday wednesday thursday friday saturday
  sunday january february march april june july august september october november december spring summer autumn
  winter`
const most = 5000
const longest = 20

/** The text of common.ts. */
export function commonPasswords() {
  const own = `${french} ${trade}`.trim().split(/\s+/)
  const kept = new Set()
  for (const password of [...own, ...dictionary['passwords-common']]) {
    if (kept.size === most) break
    const word = fold(plain(password))
    // What is as good as found already, such as password1 after password, need not be on the list.
    if (/^[a-z0-9]{4,}$/.test(word) && word.length <= longest && guesswork(password, kept) > 15) kept.add(word)
  }
  return `// Made by common.mjs from zxcvbn's list of common passwords (see zxcvbn-licence.txt): do not edit.

/** ${kept.size} common passwords, folded and packed. */
// biome-ignore format: one long text
export const common = '${pack(kept)}'
`
}

if (import.meta.main) writeFileSync(new URL('common.ts', import.meta.url), commonPasswords())
