import { counted } from '../plural.ts'

export const signIn = {
  title: 'Se connecter',
  customerLead: 'Vos travaux, vos visites et vos factures, au même endroit.',
  staffLead: 'Espace réservé à l’équipe.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  submit: 'Se connecter',
  refused: 'Adresse e-mail ou mot de passe incorrect. Vérifiez, puis réessayez.',
  wait: (minutes: number) =>
    `Trop d’essais. Par sécurité, attendez ${counted('fr', minutes, { one: 'minute', other: 'minutes' })}, puis réessayez.`,
  emailMissing: 'Indiquez votre adresse e-mail, par exemple nom@exemple.fr.',
  emailWrong: 'Cette adresse semble incomplète. Vérifiez-la, par exemple nom@exemple.fr.',
  here: 'Vous êtes déjà connecté sur cet appareil.',
  openHome: 'Ouvrir mon espace',
  asked: 'Connectez-vous pour ouvrir cette page.',
  passwordMissing: 'Indiquez votre mot de passe.',
  tooLong: 'Ce texte est trop long.',
  forgotten: 'Mot de passe oublié ?',
  byLink: 'Recevoir un lien de connexion par e-mail',
  help: (company: string) => `Pas encore d’accès ? Appelez ${company} :`,
  chooseTitle: 'Quel dossier ouvrir ?',
  chooseLead: 'Votre adresse donne accès à plusieurs dossiers.',
  staffDoor: 'Accès équipe',
  customerDoor: 'Accès client',
}
