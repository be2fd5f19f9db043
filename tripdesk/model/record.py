"""What every value and every record of the model is: frozen, closed, and changed only through `revised`."""

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. Its fields are values, tuples, numbers, texts; never a list or a dict."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def revised(self, **update: object) -> Self:
        """The same value with other fields, validated again as if it had just been read.

        Raises pydantic.ValidationError when the result is not a valid value.
        """
        held: dict[str, Any] = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(held | update)


class Record(Value):
    """A value with an identity. `record_kind` names its kind in the store, in references and in the schema."""

    record_kind: ClassVar[str]
    id: Any
