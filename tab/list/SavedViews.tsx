import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { Address } from '../address.ts';
import type { ChangeAddress } from '../useAddress.ts';
import {
  changesOf,
  queryToKeep,
  readSavedViews,
  withView,
  writeSavedViews,
  type SavedView,
} from './savedViews.ts';

type NamingProps = { onSave: (name: string) => void; onClose: () => void };

const Naming = ({ onSave, onClose }: NamingProps) => {
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') setMissing(true);
    else onSave(name.trim());
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={save}>
          <DialogBody>
            <DialogTitle>Save this view</DialogTitle>
            <DialogContent>
              <Field
                label="Name"
                hint="Its filters, order and columns are kept in this browser, for whatever period you look at."
                {...(missing ? { validationMessage: 'Give it a name, so that you can find it again.' } : {})}
              >
                <Input
                  value={name}
                  maxLength={60}
                  onChange={(_, { value }) => {
                    setName(value);
                    setMissing(false);
                  }}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary">
                Save
              </Button>
              <Button onClick={onClose}>Cancel</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};

type Props = { address: Address; onChange: ChangeAddress };

/** Lists that somebody has kept under a name, in this browser. */
export const SavedViews = ({ address, onChange }: Props) => {
  const [views, setViews] = useState(() => readSavedViews(window.localStorage));
  const [naming, setNaming] = useState(false);
  const [refused, setRefused] = useState(false);
  const keep = (next: SavedView[]) => {
    setRefused(!writeSavedViews(window.localStorage, next));
    setViews(next);
    setNaming(false);
  };
  return (
    <>
      <Menu>
        <MenuTrigger>
          <Button appearance="subtle">Saved views</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {views.map(view => (
              <MenuItem key={view.name} onClick={() => onChange(changesOf(view))}>
                {view.name}
              </MenuItem>
            ))}
            {views.length > 0 && <MenuDivider />}
            <MenuItem onClick={() => setNaming(true)}>Save this view…</MenuItem>
            {views.map(view => (
              <MenuItem
                key={`forget ${view.name}`}
                onClick={() => keep(views.filter(({ name }) => name !== view.name))}
              >
                Forget “{view.name}”
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {refused && <span role="alert">This browser keeps nothing; the view is gone with the page.</span>}
      {naming && (
        <Naming
          onSave={name => keep(withView(views, { name, query: queryToKeep(address) }))}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
};
