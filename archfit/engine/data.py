"""Takes out of a system's data what concerns one component, or one table."""

from __future__ import annotations

from archfit.model import ArchfitError, Data, Project, Table
from archfit.model.wording import nearest, quoted


def part(project: Project, word: str) -> Data:
    """
    Return what is known of the tables and datastores of a name, and what a component of this name owns and uses.

    A table is named with or without its schema, a datastore by its address or its database. ArchfitError for a word
    that names nothing.
    """
    data = project.data
    known = _tables(data)
    stores = {one.id for one in data.stores if word in (one.id, one.database)}
    tables = {one for one in known if word in (one.name, str(one)) or one.store in stores}
    component = any(one.name == word for one in project.components)
    if not (stores or tables or component):
        raise ArchfitError(_mistake(project, word, known))
    stores |= {one.store for one in tables}
    if component:
        stores |= {one.id for one in data.stores if word in one.components}
        tables |= _used(data, word)
    return Data(
        stores=tuple(one for one in data.stores if one.id in stores),
        definitions=tuple(one for one in data.definitions if one.table in tables),
        accesses=tuple(one for one in data.accesses if one.table in tables),
        owners=tuple(one for one in data.owners if one.table in tables),
    )


def _used(data: Data, component: str) -> set[Table]:
    return {
        *(one.table for one in data.owners if one.component == component),
        *(one.table for one in data.definitions if one.component == component),
        *(one.table for one in data.accesses if one.component == component),
    }


def _tables(data: Data) -> set[Table]:
    return {
        *(one.table for one in data.owners),
        *(one.table for one in data.definitions),
        *(one.table for one in data.accesses),
    }


def _mistake(project: Project, word: str, tables: set[Table]) -> str:
    known = {*map(str, tables), *(one.name for one in tables), *(one.name for one in project.components)}
    near = nearest(word, known)
    return f"there is no table, datastore or component {quoted(word)}" + (f": {near}" if near else "")
