import { Button, PasswordInput } from '@mantine/core';
import '@mantine/core/styles/PasswordInput.css';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type SignInResult, signIn } from '../../api/session';
import { announce } from '../../parts/announce';
import { useTitle } from '../../parts/focus';
import { t } from '../../texts';
import classes from './SignInPage.module.css';

/** Where one signs in, by a token or by the code in a one-time link, and goes back to where one was. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [code] = useState(() => location.hash.slice(1));
  const used = useRef(false);
  useTitle(t.signIn.title);

  const goOn = () => {
    const to = isOurs(next) ? next : '/orders';
    if (to === '/playground')
      location.assign(to); // which is a page of its own
    else router.history.push(to);
  };
  const fail = (why: string) => {
    setProblem(why);
    announce(why, true);
  };
  const enter = async (secret: { token: string } | { code: string }) => {
    setBusy(true);
    setProblem(undefined);
    const result = await signIn(secret);
    setBusy(false);
    if (result === 'ok') goOn();
    else fail('code' in secret && result === 'wrong' ? t.signIn.linkFailed : explain(result));
  };
  // A code is good for one time, so it is sent once, and not left in the address bar or the history.
  useEffect(() => {
    if (!code || used.current) return;
    used.current = true;
    void navigate({ to: '/sign-in', search: next ? { next } : {}, hash: '', replace: true });
    void enter({ code });
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const link = /\bwbc_\w+/.exec(token)?.[0];
    if (token.trim() === '') fail(t.signIn.missing);
    else void enter(link ? { code: link } : { token: token.trim() });
  };
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} noValidate>
        <svg aria-hidden="true" width="44" height="44" viewBox="0 0 32 32">
          <rect width="32" height="32" rx="7" fill="var(--accent)" />
          <path d="M7 9v14M11 9v14M14 9v14M19 9v14M22 9v14M25 9v14" stroke="#fff" strokeWidth="2" />
          <path d="M16.5 9v14" stroke="#fff" strokeWidth="1" />
        </svg>
        <h1>{t.signIn.title}</h1>
        {busy && code ? (
          <p role="status">{t.signIn.withLink}</p>
        ) : (
          <>
            {isOurs(next) && !/^\/(orders)?$/.test(next) && <p className={classes.hint}>{t.signIn.goOn}</p>}
            <PasswordInput
              label={t.signIn.token}
              description={t.signIn.hint}
              value={token}
              error={problem}
              autoFocus
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t.signIn.show }}
              onChange={(event) => setToken(event.currentTarget.value)}
            />
            <Button type="submit" fullWidth size="md" loading={busy}>
              {t.signIn.submit}
            </Button>
            <p className={classes.help}>
              {t.signIn.none} <code>waybill token create</code>. {t.signIn.firstStart}
            </p>
          </>
        )}
      </form>
    </main>
  );
}

function explain(result: Exclude<SignInResult, 'ok'>): string {
  return { wrong: t.signIn.wrong, mistyped: t.signIn.mistyped, tooMany: t.signIn.tooMany, unreachable: t.signIn.unreachable }[result];
}

/** Only a path of this site: a link that was sent to somebody must not lead them elsewhere. */
function isOurs(path: string | undefined): path is string {
  return path !== undefined && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in');
}
