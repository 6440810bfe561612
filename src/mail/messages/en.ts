import { type MailWords, paragraphsOf } from '../message.ts'
import { invoices } from './en/invoices.ts'
import { payments } from './en/payments.ts'
import { requests } from './en/requests.ts'
import { visits } from './en/visits.ts'

const never = 'We will never ask for your password, neither by email nor on the phone.'
const once = (time: string) => `This link works for ${time}, and once only.`
const notYou = (phone: string) => `Was it not you? Call us right away on ${phone}.`
const nothingToDo = 'If it was you, there is nothing to do.'

export const en: MailWords = {
  copy: 'The button does not work? Copy this address into your browser:',
  choose: 'You choose here which emails you get:',
  messages: {
    ...requests,
    ...payments,
    ...visits,
    ...invoices,
    customer_invitation: ({ company, phone, person }) => ({
      subject: `Your customer portal at ${company}`,
      paragraphs: [
        `Hello ${person},`,
        `${company} has opened a customer portal for you. You will find your jobs, the dates of our visits and your invoices there.`,
        `To begin, press the button and choose your password. ${once('7 days')}`,
      ],
      button: 'Open my portal',
      closing: `${never} Any question? Call us on ${phone}.`,
    }),
    staff_invitation: ({ company, phone, person }) => ({
      subject: `Your access to the ${company} team`,
      paragraphs: [
        `Hello ${person},`,
        `You now have access to the portal of ${company}, on the team’s side. You will find the jobs and the visits there.`,
        `To begin, press the button and choose your password. ${once('7 days')}`,
      ],
      button: 'Create my access',
      closing: `${never} Any question? Call the office on ${phone}.`,
    }),
    password_reset: ({ company, person }) => ({
      subject: `Choose a new password at ${company}`,
      paragraphs: [`Hello ${person},`, `You asked for a new password for the portal of ${company}. ${once('1 hour')}`],
      button: 'Choose a password',
      closing: `Did you not ask for this? Ignore this email: your password stays as it is. ${never}`,
    }),
    sign_in_link: ({ company, person }) => ({
      subject: `Your sign-in link at ${company}`,
      paragraphs: [
        `Hello ${person},`,
        `Here is the link you asked for to sign in. ${once('10 minutes')} Open it on the device and in the browser where you asked for it: it does not work elsewhere.`,
      ],
      button: 'Sign me in',
      closing: `Did you not ask for this? Ignore this email: nobody has entered your account. ${never}`,
    }),
    password_changed: ({ company, phone, person }) => ({
      subject: `Your password at ${company} was changed`,
      paragraphs: [`Hello ${person},`, `The password of your account at ${company} was just changed. ${nothingToDo}`],
      closing: notYou(phone),
    }),
    email_changed: ({ company, phone, person }) => ({
      subject: `Your email address at ${company} was changed`,
      paragraphs: [
        `Hello ${person},`,
        `The email address of your account at ${company} was just changed: you no longer sign in with this one. ${nothingToDo}`,
      ],
      closing: notYou(phone),
    }),
    second_factor_changed: ({ company, phone, person }) => ({
      subject: `Two-step verification at ${company} was changed`,
      paragraphs: [
        `Hello ${person},`,
        `The two-step verification of your account at ${company}, that is the code asked for besides the password, was just changed. ${nothingToDo}`,
      ],
      closing: notYou(phone),
    }),
    passkey_added: ({ company, phone, person, data: { device } }) => ({
      subject: `A device can open your account at ${company}`,
      paragraphs: [
        `Hello ${person},`,
        `A device${device ? ` (${device})` : ''} can now open your account at ${company} without a password, with the fingerprint, the face or the code of the device. ${nothingToDo}`,
      ],
      closing: notYou(phone),
    }),
    announcement: ({ company, phone, person, portal, data: { text } }) => ({
      subject: `Your customer portal at ${company}`,
      paragraphs: text
        ? paragraphsOf(text)
        : [
            `Hello ${person},`,
            `${company} has a customer portal on the internet: ${portal}. There you follow your jobs, see when we come, and find your invoices.`,
            'To come in, use the address at which you get this message. Password forgotten? The sign-in page lets you choose another. No invitation yet? Call us.',
          ],
      button: 'Go to my portal',
      closing: `${never} Any question? Call us on ${phone}.`,
    }),
  },
}
