import type { Texts } from '../en';

/** What the page to sign in says. */
export const signIn: Pick<Texts, 'signIn'> = {
  signIn: {
    title: 'Anmelden',
    token: 'Token',
    hint: 'So, wie Sie ihn bekommen haben. Auch ein Anmeldelink passt hier hinein.',
    none: 'Noch keinen Token? Wer den Server betreibt, macht einen mit',
    firstStart: 'Ein Server, der noch keinen hat, gibt beim Start einen Link zum Anmelden aus.',
    show: 'Token zeigen oder verbergen',
    submit: 'Anmelden',
    withLink: 'Anmeldung mit dem Link …',
    linkFailed:
      'Dieser Link wurde schon benutzt oder ist zu alt. Nehmen Sie einen Token, oder starten Sie den Server für einen neuen Link noch einmal.',
    wrong: 'Dieser Token ist unbekannt, abgelaufen oder widerrufen.',
    mistyped: 'Dieser Token ist vertippt oder nicht ganz. Kopieren Sie ihn als Ganzes.',
    tooMany: 'Zu viele Versuche. Warten Sie eine Minute.',
    unreachable: 'Der Server antwortet nicht.',
    missing: 'Bitte einen Token oder einen Anmeldelink einfügen.',
    goOn: 'Melden Sie sich an; dann geht es weiter zu der Seite, die Sie geöffnet haben.',
  },
};
