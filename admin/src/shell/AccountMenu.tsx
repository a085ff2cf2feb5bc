import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { signOut } from '../api/session';
import { useViewer } from '../api/viewer';
import { chooseLanguage, type Language, language, languages, t } from '../texts';
import classes from './AccountMenu.module.css';
import { CheckIcon, DownIcon } from './icons';
import { showShortcuts } from './Shortcuts';

const schemes = { auto: 'system', light: 'light', dark: 'dark' } as const;

/** Who one is, how it looks, and the way out. */
export function AccountMenu() {
  const viewer = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = viewer?.name ?? '';
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={t.app.account(name)}>
          <span className={classes.initial} aria-hidden="true">
            {[...name][0] ?? '·'}
          </span>
          <span className={classes.name}>{name}</span>
          <DownIcon size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {viewer && (
          <Menu.Label>
            {name} · {t.role[viewer.role]}
          </Menu.Label>
        )}
        <Menu.Label>{t.app.appearance}</Menu.Label>
        {(['auto', 'light', 'dark'] as const).map((scheme) => (
          <Choice key={scheme} label={t.app[schemes[scheme]]} chosen={colorScheme === scheme} onChoose={() => setColorScheme(scheme)} />
        ))}
        <Menu.Divider />
        <Menu.Label>{t.app.language}</Menu.Label>
        {(Object.keys(languages) as Language[]).map((code) => (
          <Choice key={code} label={languages[code]} chosen={code === language} onChoose={() => chooseLanguage(code)} />
        ))}
        <Menu.Divider />
        <Menu.Item onClick={showShortcuts} rightSection={<kbd className={classes.key}>?</kbd>}>
          {t.app.shortcuts}
        </Menu.Item>
        {viewer && viewer.id !== 'demo' && <Menu.Item onClick={signOut}>{t.app.signOut}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  label: string;
  chosen: boolean;
  onChoose: () => void;
}

function Choice({ label, chosen, onChoose }: ChoiceProps) {
  return (
    <Menu.Item role="menuitemradio" aria-checked={chosen} onClick={onChoose} rightSection={chosen ? <CheckIcon size={14} /> : null}>
      {label}
    </Menu.Item>
  );
}
