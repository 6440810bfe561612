/** Texts of the company's settings. */
export const settings = {
  title: 'Réglages',
  security: 'Sécurité',
  secondFactor: 'Vérification en deux étapes pour l’équipe',
  required:
    'Chaque personne de l’équipe se connecte avec son mot de passe et un code de son téléphone, ou avec un appareil enregistré. Un mot de passe volé ne suffit pas pour entrer.',
  optional:
    'Le mot de passe suffit pour entrer du côté de l’équipe. Seules les personnes qui ont activé elles-mêmes la vérification donnent aussi un code.',
  on: 'Obligatoire',
  off: 'Facultative',
  require: 'Rendre obligatoire',
  release: 'Rendre facultative',
  requireHint: 'Les personnes qui ne l’ont pas encore la mettent en place à leur prochaine connexion.',
  releaseHint: 'Les personnes qui l’ont déjà la gardent.',
  soon: 'Un changement prend effet partout en une minute.',
}
