/** What the page to sign in says. */
export const signIn = {
  signIn: {
    title: 'Sign in',
    token: 'Token',
    hint: 'As it was given to you. A sign-in link can be pasted here, too.',
    none: 'No token yet? Whoever runs the server makes one with',
    firstStart: 'A server that has no token yet prints a link to sign in with when it starts.',
    show: 'Show or hide the token',
    submit: 'Sign in',
    withLink: 'Signing in with the link …',
    linkFailed: 'This link was used already or is too old. Sign in with a token, or start the server again for a new link.',
    wrong: 'This token is not known, has expired or was revoked.',
    mistyped: 'This token is mistyped or cut off. Copy it as a whole.',
    tooMany: 'Too many tries. Wait a minute, then try again.',
    unreachable: 'The server does not answer.',
    missing: 'Paste a token, or a sign-in link.',
    goOn: 'Sign in to go on to the page that you opened.',
  },
};
