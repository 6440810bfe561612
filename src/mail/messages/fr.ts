import { type MailWords, paragraphsOf } from '../message.ts'
import { invoices } from './fr/invoices.ts'
import { payments } from './fr/payments.ts'
import { requests } from './fr/requests.ts'
import { visits } from './fr/visits.ts'

const never = 'Nous ne vous demanderons jamais votre mot de passe, ni par e-mail ni par téléphone.'
const once = (time: string) => `Ce lien est valable ${time} et ne sert qu’une fois.`
const notYou = (phone: string) => `Ce n’était pas vous ? Appelez-nous tout de suite au ${phone}.`
const nothingToDo = 'Si c’était vous, vous n’avez rien à faire.'

export const fr: MailWords = {
  copy: 'Le bouton ne marche pas ? Copiez cette adresse dans votre navigateur :',
  choose: 'Vous choisissez ici les e-mails que vous recevez :',
  messages: {
    ...requests,
    ...payments,
    ...visits,
    ...invoices,
    customer_invitation: ({ company, phone, person }) => ({
      subject: `Votre espace client chez ${company}`,
      paragraphs: [
        `Bonjour ${person},`,
        `${company} vous ouvre un espace client. Vous y trouvez vos travaux, les dates de nos visites et vos factures.`,
        `Pour commencer, appuyez sur le bouton et choisissez votre mot de passe. ${once('7 jours')}`,
      ],
      button: 'Ouvrir mon espace client',
      closing: `${never} Une question ? Appelez-nous au ${phone}.`,
    }),
    staff_invitation: ({ company, phone, person }) => ({
      subject: `Votre accès à l’équipe ${company}`,
      paragraphs: [
        `Bonjour ${person},`,
        `Vous avez maintenant un accès au portail de ${company}, du côté de l’équipe. Vous y trouvez les chantiers et les visites.`,
        `Pour commencer, appuyez sur le bouton et choisissez votre mot de passe. ${once('7 jours')}`,
      ],
      button: 'Créer mon accès',
      closing: `${never} Une question ? Appelez le bureau au ${phone}.`,
    }),
    password_reset: ({ company, person }) => ({
      subject: `Choisissez un nouveau mot de passe chez ${company}`,
      paragraphs: [
        `Bonjour ${person},`,
        `Vous avez demandé un nouveau mot de passe pour votre espace client chez ${company}. ${once('1 heure')}`,
      ],
      button: 'Choisir un mot de passe',
      closing: `Vous n’avez rien demandé ? Ignorez cet e-mail : votre mot de passe ne change pas. ${never}`,
    }),
    sign_in_link: ({ company, person }) => ({
      subject: `Votre lien de connexion chez ${company}`,
      paragraphs: [
        `Bonjour ${person},`,
        `Voici le lien que vous avez demandé pour vous connecter. ${once('10 minutes')} Ouvrez-le sur le même appareil et dans le même navigateur que pour la demande : ailleurs, il ne marche pas.`,
      ],
      button: 'Me connecter',
      closing: `Vous n’avez rien demandé ? Ignorez cet e-mail : personne n’est entré dans votre compte. ${never}`,
    }),
    password_changed: ({ company, phone, person }) => ({
      subject: `Votre mot de passe chez ${company} a été changé`,
      paragraphs: [
        `Bonjour ${person},`,
        `Le mot de passe de votre compte chez ${company} vient d’être changé. ${nothingToDo}`,
      ],
      closing: notYou(phone),
    }),
    email_changed: ({ company, phone, person }) => ({
      subject: `Votre adresse e-mail chez ${company} a été changée`,
      paragraphs: [
        `Bonjour ${person},`,
        `L’adresse e-mail de votre compte chez ${company} vient d’être changée : celle-ci ne sert plus à vous connecter. ${nothingToDo}`,
      ],
      closing: notYou(phone),
    }),
    second_factor_changed: ({ company, phone, person }) => ({
      subject: `La vérification en deux étapes chez ${company} a été modifiée`,
      paragraphs: [
        `Bonjour ${person},`,
        `La vérification en deux étapes de votre compte chez ${company}, c’est-à-dire le code demandé en plus du mot de passe, vient d’être modifiée. ${nothingToDo}`,
      ],
      closing: notYou(phone),
    }),
    passkey_added: ({ company, phone, person, data: { device } }) => ({
      subject: `Un appareil peut ouvrir votre compte chez ${company}`,
      paragraphs: [
        `Bonjour ${person},`,
        `Un appareil${device ? ` (${device})` : ''} peut désormais ouvrir votre compte chez ${company} sans mot de passe, avec l’empreinte, le visage ou le code de l’appareil. ${nothingToDo}`,
      ],
      closing: notYou(phone),
    }),
    announcement: ({ company, phone, person, portal, data: { text } }) => ({
      subject: `Votre espace client chez ${company}`,
      paragraphs: text
        ? paragraphsOf(text)
        : [
            `Bonjour ${person},`,
            `${company} a un espace client sur internet : ${portal}. Vous y suivez vos travaux, vous voyez quand nous passons, et vous retrouvez vos factures.`,
            'Pour entrer, donnez l’adresse à laquelle vous recevez ce message. Mot de passe oublié ? La page de connexion permet d’en choisir un autre. Pas encore d’invitation ? Appelez-nous.',
          ],
      button: 'Aller à mon espace client',
      closing: `${never} Une question ? Appelez-nous au ${phone}.`,
    }),
  },
}
